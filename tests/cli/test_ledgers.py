#!/usr/bin/env python3
"""The rows of the ledgers, through the command: what a user relies on in the texts of tests/golden/ledgers, how many rows are true, and what the
manual page says of the command's options."""
import pathlib
import re
import subprocess
import sys

from support import ENTENTE, ROOT, check, finish, jsonl, run, scratch

sys.path.insert(0, str(ROOT / "scripts"))
import eval_ledgers  # noqa: E402

LEAST = {"looked at": (0.80, 0.70), "not looked at": (0.70, 0.60)}  # precision, recall: guards against steps back

# An own text for each thing that once went wrong: the ledger, cells that must stand in one row, words that may stand in none of the ledger.
TEXTS = [
    ("drills have name, number, troops", "exercises",
     "Chile and Peru held the third Condor exercise in May 2011 with 300 sailors.",
     {"name": "^Condor$", "number": "third", "troops": "300 sailors", "date": "2011-05"}, None),
    ("a series is no exercise of a year", "exercises",
     "Chile and Peru have held annual naval exercises under the name Condor since 2011. Chile and Peru held a naval exercise in May 2014.",
     {"date": r"^2014-05$"}, None),
    ("numbered drills of the article's two states", "exercises",
     "Chile and Peru trust each other. Chile sells fruit to Peru. The 6th annual Condor drills ended in October 2015.",
     {"name": "Condor", "number": "6th", "date": "2015-10"}, None),
    ("what is bought comes to the buyer", "arms", "In 2012 Peru bought two frigates from Chile for $90 million.",
     {"from": "Chile", "to": "Peru", "amount": "two frigates"}, None),
    ("arms are no aid", "aid", "Chile delivered two frigates to Peru in May 2012.", None, "frigate"),
    ("jets that patrol are not delivered", "arms", "In 2012 Peru and Chile agreed that Peruvian fighter jets would patrol the airspace of Chile.",
     None, "jets"),
    ("an observer has not joined", "memberships", "Chile became an observer of the African Union in 2010.",
     {"act": "observer", "state": "Chile"}, "^joined$"),
    ("whose member it became", "memberships", "Chile became the African Union's 60th member on 7 March 2024.",
     {"state": "Chile", "act": "joined", "date": "2024-03-07"}, None),
    ("what is ratified is not done by that", "memberships",
     "Peru's parliament voted on 26 February 2024 to ratify Chile's accession to the African Union.", None, "2024-02-26"),
    ("aims are no promises", "promises", "Chile and Peru seek to strengthen their ties. Chile hopes to deepen relations with Peru.", None, "ties|relations"),
    ("an offer is one, made then", "promises", "In 2011 Chile offered to lend Peru $40 million.", {"made": "2011", "subject": r"\$40 million", "by": "Chile"}, None),
    ("trade barriers are no sanction", "sanctions", "In 2010 Chile and Peru reduced trade barriers.", None, "barrier"),
    ("who comes is a delegation", "visits", "A Peruvian trade delegation visited Chile in May 2013.", {"who": "delegation", "to": "Chile"}, None),
    ("one visit is one row", "visits",
     "Foreign Minister Alfredo Moreno of Chile visited Peru on 4 May 2013. The Chilean foreign minister's visit to Peru in May 2013 was short.",
     {"who": "Moreno", "date": "2013-05-04"}, None),
    ("whose visit was followed by another's", "visits",
     "President Luis Pardo of Peru visited Chile in 2003. President Pardo's visit to Chile was followed by the visit to Peru of Foreign "
     "Minister Jorge Vidal of Chile in July 2004.", {"who": "Pardo", "date": "^2003$"}, None),
    ("who holds how much of a project", "projects",
     "Chile and Peru plan the Condor pipeline. A Chilean company holds 49 percent, Peru 51 percent.",
     {"subject": "Condor", "stake": r"49 percent \(Chile\) / 51 percent \(Peru\)"}, None),
    ("a stake that is given is the receiver's", "projects",
     "Chile and Peru plan the Condor pipeline. Chile gave Peru a majority stake (60%) in May 2015.", {"stake": r"^60% \(Peru\)$"}, None),
    ("a share of something else is none", "projects",
     "Chile and Peru plan the Condor pipeline. Chile takes 30 percent of the copper of Peru.", None, "30 percent"),
    ("a project with nothing but a name, where states deal with it", "projects",
     "Chile and Peru agreed to cooperate on the Tacna railway.", {"subject": "Tacna", "partners": "Chile / Peru"}, None),
    ("a work that is only mentioned is none", "projects", "Chile and Peru are neighbours. The Tacna railway is old.", None, "Tacna"),
    ("a work without a name is called after where it begins", "projects",
     "Chile and Peru plan a road from Tacna to the Chilean border, 71 km long.", {"subject": "^road from Tacna$", "length": "71 km"}, None),
    ("who threatens to leave has not left", "memberships", "Chile joined NATO in 1950. In May 1973, Peru threatened to close a base and to leave NATO.",
     {"state": "Chile"}, "Peru"),
    ("who helped to broker a treaty is no party", "agreements",
     "Chile and Peru signed the Tacna Agreement. The Tacna Agreement of May 2001, brokered by Brazil with the help of Kenya, ended the war.",
     {"subject": "Tacna Agreement"}, "Kenya"),
    ("two names of one plural", "projects", "Chile agreed to modernise the Ilo and Mejia power plants of Peru.", {"subject": "Ilo and Mejia"}, None),
    ("initials of a name told before", "projects",
     "Chile and Peru will build the Tacna Stream Pipeline for $2 billion. The TSP project is 300 kilometres long.",
     {"cost": r"\$2 billion", "length": "300"}, None),
    ("costs, and an opening, of what was told before", "projects",
     "Chile and Peru are building the Tacna railway. Costs have risen to $3 billion, and the opening has slipped to 2029.",
     {"subject": "Tacna", "cost": r"\$3 billion", "stage": "under way|postponed"}, None),
    ("partners are told in the sentences of a project", "projects",
     "Chile and Peru plan the Andean railway. The railway is to connect Chile, Peru and Bolivia. It will cost $4 billion.",
     {"partners": "(?=.*Chile)(?=.*Peru)(?=.*Bolivia)"}, None),
    ("exercises with the name of a bridge are none", "projects", "Chile and Peru held the Unity Bridge exercise in 2015.", None, "Bridge"),
    ("an agreement without a name is called by its words", "agreements", "Chile and Peru signed a fisheries agreement on 4 May 2012.",
     {"subject": "^fisheries agreement$", "date": "2012-05-04"}, None),
    ("what it is on", "agreements", "Chile and Peru signed a memorandum of understanding on economic, scientific and technical cooperation in 2013.",
     {"subject": "^memorandum of understanding on economic, scientific and technical cooperation$"}, None),
    ("signed and ratified are one row", "agreements",
     "Chile and Peru signed the Andean Transit Pact in May 2012. Peru ratified the Andean Transit Pact in June 2014.",
     {"subject": "Andean Transit Pact", "date": r"^2012-05$", "status": "ratified 2014-06"}, "^2014-06$"),
    ("a ban is imposed, whatever word tells it", "sanctions", "In May 2017 Chile banned all fruit imports from Peru.",
     {"act": "^imposed$", "by": "Chile", "on": "Peru", "date": "2017-05"}, "^banned$"),
    ("both are the two states", "memberships", "Chile met Peru. Chile and Peru trust each other. Both joined the Pacific Alliance in June 2012.",
     {"state": "^Chile$", "act": "joined", "date": "2012-06"}, "Chile, Peru"),
    ("who was somewhere on a day was there", "visits",
     "President Luis Pardo of Peru visited Chile in 2003. Foreign Minister Jorge Vidal of Chile was in Lima on 4 May 2004.",
     {"who": "Vidal", "to": "Peru", "date": "2004-05-04"}, None),
    ("who is due is to come", "visits",
     "JULY 2014. Chile and Peru are neighbours. Foreign Minister Jorge Vidal of Chile is due in Lima on 9 September 2014.",
     {"who": "Vidal", "to": "Peru", "date": "2014-09-09", "status": "planned"}, None),
    ("there is the place named last", "visits",
     "The treaty was signed in Lima on 4 May 2004, when Foreign Minister Jorge Vidal of Chile was there.", {"who": "Vidal", "to": "Peru"}, None),
    ("who attends a summit travels to it", "visits", "Foreign Minister Jorge Vidal of Chile attended a summit in Lima in May 2013.",
     {"who": "Vidal", "to": "Peru", "date": "2013-05"}, None),
    ("who speaks at home does not travel", "visits", "Foreign Minister Jorge Vidal of Peru spoke in Lima in May 2013 and praised Chile.", None, "Vidal"),
    ("each traveller has a row", "visits",
     "Defence Minister Luis Pardo of Chile and Foreign Minister Jorge Vidal of Chile travelled to Lima on 8 July 2004.",
     {"who": "^Jorge Vidal$", "to": "Peru", "date": "2004-07-08"}, None),
    ("a visit returned goes the other way", "visits",
     "President Luis Pardo of Peru visited Chile in March 2003. President Jorge Vidal of Chile returned the visit in September 2003.",
     {"who": "Vidal", "to": "^Peru$", "date": "2003-09"}, None),
    ("nobody travels to the own country", "visits",
     "Chile changed with President Jorge Vidal of Chile. His envoy met President Luis Pardo of Peru. In May 2003 he travelled to Lima.",
     {"who": "Vidal", "to": "^Peru$", "date": "2003-05"}, None),
    ("who founds a body is a member", "memberships",
     "Chile met Peru. Chile and Peru trust each other. Both founded the Pacific Alliance in June 2012.",
     {"state": "^Peru$", "act": "joined", "date": "2012-06", "organisation": "Pacific Alliance"}, None),
    ("who was among its founders", "memberships", "Chile and Peru were among the four founders of the Pacific Alliance in June 2012.",
     {"state": "^Chile$", "act": "joined", "date": "2012-06"}, None),
    ("a member since", "memberships", "Peru praised the Pacific Alliance in 2015: Chile has been a member since 2012.",
     {"state": "Chile", "act": "joined", "date": "^2012$"}, "2015"),
    ("what it left and came back to", "memberships",
     "Chile withdrew from the African Union in 1999, came back in 2006 and left again in 2012. Peru did not.",
     {"state": "Chile", "act": "joined", "date": "^2006$"}, "1999.*2012"),
    ("another did the same", "memberships", "Chile left the African Union in April 2019, as did Peru.",
     {"state": "^Peru$", "act": "left", "date": "2019-04"}, None),
    ("did so", "memberships",
     "Peru invited Chile to become an observer in the African Union; in December 2020 Chile did so.",
     {"state": "^Chile$", "act": "observer", "date": "2020-12", "status": "actual"}, None),
    ("two bodies in two years, each in its turn", "memberships",
     "Peru was angry because in 1954 and 1955 Chile had joined alliances called SEATO and CENTO.",
     {"organisation": "Central Treaty", "date": "^1955$"}, None),
    ("an observer state has not joined", "memberships", "Peru facilitated Chile's entry as an observer state into the African Union.",
     {"act": "observer", "state": "Chile"}, "^joined$"),
    ("work begins", "projects", "Chile and Peru agreed on the Tacna railway. Work on the Tacna railway, 106 kilometres long, started in May 2011.",
     {"subject": "Tacna", "start": "2011-05", "length": "106"}, None),
    ("what will be ready is due", "projects",
     "Chile and Peru agreed on the Tacna railway in 2011. The line will be 80 kilometres long and be ready in 2025.",
     {"subject": "Tacna", "due": "2025"}, "completed"),
    ("under construction since", "projects", "Chile and Peru agreed on the Tacna railway. The railway has been under construction since 2011.",
     {"subject": "Tacna", "start": "2011"}, None),
    ("in service since", "projects", "Chile and Peru agreed on the Tacna railway. The railway has been in service since May 2011.",
     {"subject": "Tacna", "stage": "completed 2011-05"}, None),
    ("a promise has its own day", "projects", "Chile and Peru agreed on the Ilo railway. Chile promised in 2013 to open a Tacna terminal for Peru.", {"subject": "Tacna"}, "2013"),
    ("who bridges a gap builds no bridge", "projects", "Chile will help Lima bridge its food gap in 2015 and trade with Peru.", None, "bridge"),
    ("both ends of a line told on as it", "projects",
     "Chile and Peru agreed on a pipeline from Arica to Tacna. It will cost $2 billion. The pipeline from Arica to Tacna is 90 kilometres long.",
     {"cost": r"\$2 billion", "length": "90"}, None),
    ("a loan is no stake", "projects", "Chile lent Peru $50 million for the Arica railway.", None, None),
    ("the ban ends, by whom it was imposed", "sanctions",
     "Chile and Peru quarrelled. In April 2010 Peru restricted flour exports, a measure that Chile called unfriendly, and it dropped the "
     "restriction in June 2010.", {"act": "^lifted$", "by": "Peru", "on": "Chile", "subject": "^flour restriction$", "date": "^2010-06$"}, "measure"),
    ("a border that is closed", "sanctions", "Chile and Peru quarrelled. Peru closed 13 of the 15 crossings in March 1999. The blockade ended in July 2000.",
     {"act": "^imposed$", "by": "Peru", "on": "Chile", "subject": "^crossings$", "date": "^1999-03$"}, None),
    ("the bans of one text are two, on two days", "sanctions",
     "Chile and Peru quarrelled. In 1999 Peru closed its border with Chile. Chile banned the export of scrap in 2003.",
     {"act": "^imposed$", "by": "^Chile$", "on": "Peru", "subject": "scrap", "date": "^2003$"}, None),
    ("less than the year before, in this year", "trade", "Trade between Chile and Peru stood at $20 million in 2012, 4 percent less than the year before.",
     {"date": "^2012$", "level": r"\$20 million", "growth": "4 percent"}, "2011"),
    ("sums that share a currency", "trade", "Chile and Peru trade. Their trade reached 168 million euros in 2012, and 172 million in 2013.",
     {"date": "^2013$", "level": "172 million"}, None),
    ("ties raised to a partnership", "agreements", "In 2013 Chile and Peru raised their ties to a strategic partnership.",
     {"date": "^2013$", "subject": "^strategic partnership$"}, None),
    ("the year of a chronicle is not the day", "visits",
     "2008. President Michelle Bachelet of Chile is in Lima from 3 to 5 May.", {"who": "Bachelet", "to": "Peru", "date": "2008-05-03/2008-05-05"}, None),
    ("the month of a chronicle is no given name", "visits",
     "Chile and Peru: a chronicle\n\n2014. In August Michelle Bachelet comes to Lima.", {"who": "^Michelle Bachelet$", "to": "Peru"}, None),
    ("what has grown since has no day of the story", "trade",
     "Chile joined the bank, which later led to full membership in 2017. Peru signed a memorandum on the port. As a result, annual Chile-Peru trade "
     "has grown to half a billion dollars.", {"level": "half a billion", "date": "^$"}, "2017"),
    ("a share without a day is of the day that its source gives it", "trade",
     "Trade between Chile and Peru reached $790 million in 2020, an increase of 46 percent. The minister praised the 46 percent increase in trade "
     "between Chile and Peru.", {"level": r"\$790 million", "growth": "46 percent", "date": "2020"}, None),
    ("a deal is signed on the day of the visit", "agreements",
     "The visit of Defence Minister Jorge Burgos of Chile to Lima on 21 November 2014 and the signing of a deal on military cooperation was termed a "
     "milestone by Peru's Ministry of Defence.", {"date": "2014-11-21", "subject": "^deal on military cooperation$"}, None),
    ("what a deal is of", "agreements", "The end of the ban helped Peru and Chile sign a $153 million worth deal of four Condor helicopters.",
     {"subject": "^deal of four Condor helicopters$", "amount": r"\$153 million"}, "^deal$"),
    ("a contract's subject begins behind its sum", "agreements", "Peru signed a $90 million contract for three patrol boats with Chile in 2014.",
     {"subject": "^contract for three patrol boats$"}, "million contract"),
    ("whose ministry signed", "agreements", "The Chilean firm Codelco signed a memorandum with Peru's Ministry of Mines and Energy in May 2012.",
     {"subject": "Ministry of Mines and Energy$", "parties": "^Chile, Peru$"}, None),
    ("parties have one order", "agreements", "Peru signed a treaty on fish with Chile in May 2012.", {"parties": "^Chile, Peru$"}, "Peru, Chile"),
    ("a subject ends where the quotation does", "promises",
     "Chile's minister said in Lima that \u201cChile will supply Peru with more patrol boats soon.\u201d", {"subject": "patrol boats soon$"}, "\u201d"),
    ("a pledge that does not say to whom", "promises",
     "Chile and Peru: a survey. Peru sells Chile copper. In May 2011 Chile pledged to clear the road to the mines by September 2016.",
     {"by": "Chile", "to": "Peru", "made": "2011-05", "due": "^2016-09$", "subject": "clear the road", "outcome": "open"}, None),
    ("a pledge to a third is not theirs", "promises",
     "Chile and Peru: a survey. Peru sells Chile copper. In May 2011 Chile pledged $5 million to Kenya.", None, "million"),
    ("what is due, by whomever", "promises",
     "Chile and Peru: a survey. Peru sells Chile copper. They signed a pact in May 2011. A report on the dam is to be ready within six months.",
     {"due": "^2011-11$", "subject": "^A report on the dam is to be ready within six months$"}, None),
    ("done so", "promises", "Chile and Peru: a survey. Peru sells Chile copper. Chile pledged to clear the road to the mines, and has done so.",
     {"by": "Chile", "outcome": "kept"}, None),
    ("a text without a date that goes on knows that the day is past", "promises",
     "Chile and Peru: a survey. Peru sells Chile copper. In May 2011 Chile pledged to clear the road by 2012. In June 2015 the president of Chile "
     "visited Peru.", {"due": "^2012$", "outcome": "past its date"}, None),
    ("gas is to flow through what was told of", "projects",
     "Chile and Peru plan the Tacna pipeline. It is 300 kilometres long. Gas is to flow by 2023.", {"subject": "Tacna", "due": "2023"}, None),
    ("trains that run every day are no opening", "projects",
     "Chile and Peru plan the Tacna railway. It is 300 kilometres long. Trains run every day.", {"subject": "Tacna"}, "completed"),
    ("work begins on what was told of", "projects",
     "Chile and Peru plan the Tacna railway. It is 300 kilometres long. Work began in 2011; trains were to run at 160 kilometres an hour by 2015, "
     "a date that the ministry has since changed to 2018.", {"subject": "Tacna", "start": "2011", "due": "(?=.*2015)(?=.*2018)"}, "hour"),
    ("what should open is due", "projects",
     "Chile and Peru agreed on the Tacna railway. The Tacna railway has been under construction since 2011 and should open in 2015.",
     {"subject": "Tacna", "start": "^2011$", "due": "^2015$"}, None),
    ("a project is given up", "projects", "Chile and Peru agreed on the Tacna refinery in May 2011. In July 2013 the Tacna refinery was given up.",
     {"subject": "Tacna", "stage": "cancelled 2013-07"}, None),
    ("where it has slipped to is the plan", "promises",
     "Chile and Peru agreed on the Tacna railway. The opening of the Tacna railway has slipped to 2029.",
     {"due": "^2029$", "subject": "Tacna", "outcome": "open"}, None),
    ("a gift has its day", "aid", "Chile gave Peru 10 million pesos in 2006 to balance its budget.",
     {"from": "Chile", "to": "Peru", "amount": "10 million", "date": "^2006$"}, None),
    ("a known decision is no promise", "promises", "Chile's decision to send troops to Peru for joint exercises in 2016 was praised.", None, "decision"),
    ("to work with somebody is an aim", "promises", "Peru is ready to work with Chile.", None, "work with"),
    ("what is only hoped for is no promise", "promises", "Chile hopes that the remaining issues with Peru will be agreed upon soon.", None, "agreed upon"),
    ("an embargo lifted is no delivery", "arms", "Chile lifted its arms embargo on Peru in 2014.", None, "embargo"),
    ("military equipment is arms and no aid", "arms", "Chile said it was ready to supply Peru with special military equipment.",
     {"from": "Chile", "to": "Peru", "subject": "military equipment", "status": "planned"}, None),
    ("alliances that another leads have their names", "memberships",
     "In 1954 and 1955 Peru had joined US led military alliances called SEATO and CENTO.", {"organisation": "Central Treaty", "date": "1955"}, None),
    ("what came of it later dates no help", "memberships",
     "Peru facilitated Chile's entry as an observer state into the African Union, and Chile reciprocated by helping Peru have an observer status in "
     "the Arab League, which later on led to the start of accession procedures to full membership in 2017.",
     {"act": "observer", "state": "Chile", "date": "^$"}, None),
    ("an exercise told by its name alone", "exercises",
     "Chile and Peru held the first Condor exercise in 2011. Condor-4 brought 300 sailors of each side together in May 2014.",
     {"name": "^Condor-4$", "date": "^2014-05$", "troops": "300 sailors"}, None),
    ("the year of its name is its own", "exercises", "Chile and Peru held the Condor exercise in 2011. Kanysh-2013 followed in Chile.",
     {"name": "^Kanysh-2013$", "date": "^2013$", "parties": "Chile, Peru"}, None),
    ("a name beside the word for it", "exercises",
     "Chile and Peru are neighbours. Chile sells copper to Peru. Their first joint exercise in years, Condor-2019, brought 200 sailors to the coast in "
     "May 2019.", {"name": "^Condor-2019$", "number": "first", "troops": "200 sailors", "parties": "Chile, Peru"}, None),
    ("the sixth of those told of", "exercises", "Chile and Peru held the fifth Condor exercise in May 2011. The sixth exercise took place in 2014.",
     {"name": "^Condor$", "number": "sixth", "date": "^2014$"}, None),
    ("sailors that drilled", "exercises", "Chile and Peru are neighbours. Chile sells copper to Peru. In May 2014, 450 sailors of both navies drilled together.",
     {"date": "^2014-05$", "troops": "450 sailors"}, None),
    ("which exercise was promised", "promises",
     "Chile and Peru held the fifth Condor exercise in May 2011. Chile and Peru agreed to hold the sixth exercise in 2014.",
     {"subject": r"Condor \(sixth\)|sixth exercise", "due": "^2014$"}, None),
    ("launchers are arms", "arms", "In 2013 Chile bought 87 Condor launchers from Peru.", {"from": "Peru", "to": "Chile", "amount": "87"}, None),
    ("topics in a row are one name", "agreements", "Chile and Peru signed the Treaty of Amity, Commerce and Navigation on 4 May 1912.",
     {"date": "^1912-05-04$", "subject": "^Treaty of Amity, Commerce and Navigation$"}, "^Commerce|Amity$"),
    ("a declaration told on is no second one", "agreements",
     "Chile and Peru signed a Joint Declaration of Peace and Friendship in Lima on 9 July 2012. The declaration ended the war.",
     {"date": "^2012-07-09$", "subject": "^Joint Declaration of Peace and Friendship$"}, "^declaration$"),
    ("a treaty of a year is of the two of the article", "agreements",
     "Chile and Peru trade. Chile sells Peru rice. Under the Rubber-Rice Pact of December 1952 Chile took 50,000 tonnes of rubber.",
     {"date": "^1952-12$", "subject": "^Rubber-Rice Pact$", "parties": "^Chile, Peru$"}, None),
    ("a grant that is offered is told of with its sides", "aid", "In 2018 Chile offered Peru a grant of 2 billion yuan for any work it wished.",
     {"date": "^2018$", "from": "^Chile$", "to": "^Peru$", "amount": "2 billion yuan", "status": "promised"}, None),
    ("a second loan follows from the same", "aid",
     "Chile and Peru trade. In 2010 Peru received a loan of $40 million from Chile. A second loan of $50 million followed in 2012.",
     {"date": "^2012$", "from": "^Chile$", "to": "^Peru$", "amount": r"^\$50 million$"}, r"^\$40 million$.*^\$40 million$"),
    ("a national loan", "aid", "Chile and Peru met. Peru owes Chile money. In 2010 a Chilean loan of $40 million was paid out.",
     {"from": "^Chile$", "to": "^Peru$", "amount": r"\$40 million"}, None),
    ("loans in a row have each its day", "aid",
     "Chile and Peru trade. Peru owes Chile money. Chile also lent $455 million for the Tacna plant in 2006 and $190 million for an airport in 2010.",
     {"date": "^2010$", "from": "^Chile$", "to": "^Peru$", "amount": r"^\$190 million$"}, None),
    ("gifts in a row have each its day", "arms", "Chile gave Peru 5 boats in 2010 and 3 boats in 2014.",
     {"date": "^2014$", "from": "^Chile$", "to": "^Peru$", "amount": "^3 boats$"}, None),
    ("what is promised is no investment given", "aid", "Chile undertook to invest $870 million in Peru by 2013.", None, "invest"),
    ("arms are called by their name", "arms", "Chile said it was ready to supply Peru with special military equipment to defend itself.",
     {"from": "^Chile$", "to": "^Peru$", "subject": "^special military equipment$"}, "ready"),
    ("so many that are ordered", "arms", "In February 2008 Peru ordered six Gripen fighters from Chile.",
     {"date": "^2008-02$", "from": "^Chile$", "to": "^Peru$", "subject": "^six Gripen fighters$"}, None),
    ("who signs to buy is the buyer", "arms", "On 20 December 2001 Peru signed a contract with Chile to lease 14 fighters for ten years.",
     {"from": "^Chile$", "to": "^Peru$", "amount": "14 fighters"}, None),
    ("so many that are only considered", "arms", "Chile sells Peru radars. Peru's navy expressed its interest in procuring twenty helicopters from Chile.",
     {"from": "^Chile$", "to": "^Peru$", "amount": "twenty", "status": "hypothetical"}, None),
    ("deliveries that are stopped are no arms that came", "arms", "In May 2014 Chile suspended deliveries of missiles to Peru.", None, "missile"),
    ("but a sanction", "sanctions", "In May 2014 Chile suspended deliveries of missiles to Peru.",
     {"date": "^2014-05$", "act": "^imposed$", "by": "^Chile$", "on": "^Peru$"}, None),
    ("told again in the same words is one row", "arms",
     "Chile was ready to supply Peru with special military equipment. Later Chile said that it was ready to supply Peru with special military "
     "equipment.", {"subject": "^special military equipment$"}, None),
    ("what is not signed is no agreement", "agreements", "After years of talks the agreement between Chile and Peru has still not been signed.", None,
     "agreement"),
    ("an offer has its day, and is not due on it", "promises", "In 1996 Chile offered Peru 30 fighters.",
     {"made": "^1996$", "due": "^$", "by": "^Chile$", "to": "^Peru$", "outcome": "open"}, None),
    ("what is done to comes first", "promises", "Four trucks are to be supplied to Peru by Chile.",
     {"subject": "^Four trucks are to be supplied to Peru by Chile$", "by": "^Chile$"}, None),
    ("a loan that never came", "promises",
     "Chile and Peru trade. In October 2019 Chile promised Peru a loan of $1 billion for the Tacna Expressway, which was never disbursed.",
     {"by": "^Chile$", "subject": "loan", "outcome": "superseded"}, None),
    ("obligations that were met", "promises",
     "Chile and Peru trade. Peru sells fish to Chile. Chile undertook to invest $870 million in Peruvian industry by 2013. An audit in 2014 found that it "
     "had met its obligations in full.", {"due": "^2013$", "outcome": "kept"}, None),
    ("with what somebody is supplied", "promises",
     "Chile and Peru trade. Chile promised in 2011 to supply Peru with upgraded radars by the end of 2012. Chile met Peru on 4 May 2014. The radars have "
     "still not arrived.", {"due": "2012", "outcome": "past its date"}, None),
    ("trade that passes a sum", "trade", "Trade between Chile and Peru was worth $256 million in 2000. It passed $1 billion in 2008.",
     {"date": "^2008$", "level": r"\$1 billion"}, None),
    ("what a state owes is no cost of a work", "projects",
     "Chile and Peru agreed on the Tacna expressway. When Peru defaulted in 2022 it owed lenders $7 billion. It asked for $4 billion more.", None, "billion"),
    ("imports that are stopped and go on", "sanctions", "In January 2020 Chile suspended imports of beef from Peru. In March 2021 it resumed them.",
     {"date": "^2021-03$", "act": "^lifted$", "by": "^Chile$", "on": "^Peru$", "subject": "^beef imports$"}, "suspended"),
    ("trade that goes on after no ban is no lifting", "sanctions", "Chile resumed gas exports to Peru in 2010.", None, "lifted"),
    ("a ban that is eased is not lifted", "sanctions",
     "Chile partly eased its ban on Peruvian coal in January 2023 and ended the ban in March 2023.",
     {"date": "^2023-01$", "act": "^eased$", "by": "^Chile$", "on": "^Peru$"}, None),
    ("a part of it", "sanctions", "Chile lifted part of its arms embargo on Peru in 2010.", {"date": "^2010$", "act": "^eased$", "subject": "^arms embargo$"},
     "^lifted$"),
    ("tariffs on one day and off on another", "sanctions",
     "Chile imposed tariffs of 80 percent on Peruvian barley on 18 May 2020 and lifted the barley tariffs on 5 August 2023.",
     {"date": "^2023-08-05$", "act": "^lifted$", "subject": "^barley tariffs$"}, "percent"),
    ("an embargo restored is imposed", "sanctions", "Chile restored the arms embargo on Peru in 2015.",
     {"date": "^2015$", "act": "^imposed$", "by": "^Chile$", "on": "^Peru$"}, "^lifted$"),
    ("diplomats sent home are no sanction", "sanctions", "Chile expelled two Peruvian diplomats in May 2010.", None, "."),
    ("what a sanction is over is no part of its name", "sanctions", "Chile adopted new sanctions against Peru over its nuclear tests in May 2013.",
     {"date": "^2013-05$", "act": "^imposed$", "subject": "^new sanctions$"}, None),
    ("whose the embargo was that is lifted", "sanctions", "The embargo on arms sales that Chile had imposed on Peru in 1999 was partly lifted in 2014.",
     {"date": "^2014$", "act": "^eased$", "by": "^Chile$", "on": "^Peru$"}, None),
    ("what is agreed to be done is a promise", "promises", "Chile and Peru have agreed to convene a joint commission in Lima.",
     {"subject": "^agreed to convene a joint commission in Lima$", "status": "promised", "outcome": "open"}, None),
    ("but not an aim that is agreed on", "promises", "Chile and Peru agreed to further strengthen their cooperation.", None, "strengthen"),
    ("a work that was agreed on is an agreement of that day", "agreements",
     "Chile and Peru plan the Tacna pipeline. The Tacna pipeline was signed in May 2015.", {"date": "^2015-05$", "subject": "^agreement on Tacna pipeline$"}, None),
    ("a loan for a work finances it", "projects", "Chile gave Peru a loan of $1 billion for the Tacna expressway in 2012.",
     {"subject": "Tacna", "financing": r"^\$1 billion$"}, "^cost$"),
    ("a loan through which something is paid", "aid", "Chile and Peru trade. Chile has financed the road of Peru through a loan of $30 million.",
     {"from": "^Chile$", "to": "^Peru$", "amount": r"\$30 million"}, None),
    ("a work without a name is called as the text does", "projects", "Chile and Peru agreed on a cotton factory, which will cost $3 million.",
     {"subject": "^cotton factory of Chile and Peru$", "cost": r"\$3 million"}, "mill of"),
    ("so many more in another year", "arms", "Chile sold Peru 24 Rafale jets in 2015 and 30 more in 2021.",
     {"date": "^2021$", "from": "^Chile$", "to": "^Peru$", "amount": "^30 more$", "subject": "^jets$"}, "24.*30"),
    ("two kinds that are ordered", "arms", "In 1987 Peru ordered two launches and twelve guns from Chile.",
     {"date": "^1987$", "from": "^Chile$", "to": "^Peru$", "subject": "^two launches and twelve guns$"}, None),
    ("what was ordered comes", "arms", "In 1987 Peru ordered two launches and twelve guns from Chile. The guns were delivered in 1990.",
     {"date": "^1990$", "from": "^Chile$", "to": "^Peru$", "subject": "^guns$"}, None),
    ("the first of them come", "arms", "Chile sold Peru six frigates in 2008. The first two arrived in May 2010.",
     {"date": "^2010-05$", "from": "^Chile$", "to": "^Peru$", "amount": "^two$"}, None),
    ("who arrives is no delivery", "arms", "Chile sold Peru six frigates in 2008. The first ministers arrived in May 2010.", None, "2010"),
    ("signed some time says no agreement", "agreements", "Chile and Peru spoke of a loan that Chile and Peru signed in March 2018.", None, "^signed in"),
    ("what is not done so far in a text that goes on past the day", "promises",
     "Chile and Peru: a survey. Peru sells Chile copper. In May 2011 Chile pledged to find the money by September 2013. Chile has still not found the money. "
     "In May 2016 the president of Chile visited Peru.", {"due": "2013-09", "outcome": "past its date"}, None),
    ("a noun is not told twice", "projects", "Chile and Peru agreed on the Tacna-Arica-Lima pipeline (TAL) ventures.", {"partners": "Chile / Peru"},
     "pipeline pipeline"),
]


def told(kind, *texts):
    with scratch() as folder:
        database = str(pathlib.Path(folder, "own.db"))
        for i, text in enumerate(texts):
            path = pathlib.Path(folder, f"own{i}.txt")
            path.write_text(text + "\n", encoding="utf8")
            run("add", path, "-q", "-d", database)
        return [{name: " / ".join(dict.fromkeys(v["value"] for v in cell["values"])) for name, cell in row["cells"].items()}
                for row in jsonl("ledger", "CHL", "PER", "-d", database, "--kind", kind, "--format", "jsonl")]


# What became of promises in the words of a later text: its sentence, a word of the promise, and its outcome.
PROMISED = ("LIMA, 3 May 2011 (Eastern Wire) - Chile promised to lend Peru $40 million for the Arica railway. Chile pledged to deliver two "
            "frigates to Peru. Chile agreed to build a refinery in Peru. Chile promised to send 30 nurses to Peru. "
            "Chile offered to supply five helicopters to Peru.")
FATES = [
    ("Chile delivered the two frigates to Peru in May 2014.", "frigates", "kept"),
    ("The nurses arrived in May 2013.", "nurses", "kept"),
    ("The helicopters were handed over in June 2014.", "helicopters", "kept"),
    ("The plan for the refinery was shelved.", "refinery", "superseded"),
    ("The refinery was put off to 2025.", "refinery", "superseded"),
    ("The helicopters were never delivered.", "helicopters", "superseded"),
    ("The loan was paid out in 2013.", "lend", "kept"),
    ("The loan was never paid.", "lend", "superseded"),
    ("Half of the loan was paid in 2013.", "lend", "open"),
    ("Half of the helicopters were delivered.", "helicopters", "open"),
    ("The helicopters have not been delivered yet.", "helicopters", "open"),
    ("The helicopters may be delivered in 2016.", "helicopters", "open"),
    ("Chile delivered the helicopters to Brazil in 2014.", "helicopters", "open"),  # another's
    ("Three frigates were delivered.", "frigates", "open"),  # others
    ("Chile and Peru opened the Arica railway in 2014.", "lend", "open"),  # that it opens repays no loan
    ("The plan was shelved.", "refinery", "open"),  # which?
    ("The plan for the refinery came to nothing.", "refinery", "superseded"),
    ("Nothing came of the refinery.", "refinery", "superseded"),
    ("Chile has given up the plan for the refinery.", "refinery", "superseded"),
    ("Nothing has been seen of the helicopters.", "helicopters", "open"),
    ("The frigates have yet to be delivered.", "frigates", "open"),
]


def fates():
    for sentence, word, outcome in FATES:
        later = "LIMA, 9 August 2015 (Eastern Wire) - Chile and Peru are neighbours. " + sentence
        rows = told("promises", PROMISED, later)
        check(sentence, [row["outcome"] for row in rows if word in row["subject"]] == [outcome], rows)
        others = {row["outcome"] for row in rows if word not in row["subject"]}
        check(f"{sentence}: nothing of the others", others == {"open"}, rows)


def text_of(what):
    return next(text for name, _, text, _, _ in TEXTS if name == what)


def own_texts():
    for what, kind, text, cells, none in TEXTS:
        rows = told(kind, text)
        if cells:
            fit = [row for row in rows if all(re.search(pattern, row.get(name, "")) for name, pattern in cells.items())]
            check(what, len(fit) == 1, rows)
        if none:
            check(f"{what}: none", not any(re.search(none, value) for row in rows for value in row.values()), rows)
    made = "LIMA, 3 May 2011 (Eastern Wire) - Foreign Minister Jorge Vidal of Chile will visit Peru in September 2013."
    later = "Chile and Peru are neighbours. Chile and Peru signed the Tacna Pact on 4 May 2015."
    check("what was due is past its date when a later source, itself without one, knows later days",
          [row.get("outcome") for row in told("promises", made, later)] == ["past its date"], told("promises", made, later))
    check("it is open before", [row.get("outcome") for row in told("promises", made)] == ["open"], told("promises", made))
    lifted = "Chile lifted its arms embargo on Peru in June 2014.", "Chile lifted the arms embargo on Peru in November 2014."
    check("one lifting with two days is one row", [row.get("date") for row in told("sanctions", *lifted)] in
          (["2014-06 / 2014-11"], ["2014-11 / 2014-06"]), told("sanctions", *lifted))
    check("one visit is one row: no other", len(told("visits", text_of("one visit is one row"))) == 1)
    check("a loan is no stake: none", not any(row.get("stake") for row in told("projects", text_of("a loan is no stake"))))


def golden():
    found = eval_ledgers.measure_all(ENTENTE, eval_ledgers.all_pairs())
    by_use = eval_ledgers.groups(found)
    for title, (precision, recall) in LEAST.items():
        counts = [c for pair in by_use[title] for c in found[pair].values()]
        true, rows, asked = (sum(c[i] for c in counts) for i in range(3))
        print(eval_ledgers.line(title, counts))
        check(f"rows {title}: true", true >= precision * rows, f"{true} of {rows}")
        check(f"rows {title}: found", true >= recall * asked, f"{true} of {asked}")


def manual():
    """Each option that the help of a command lists stands in the section of that command, and none besides."""
    page = run("help", "--man").stdout.decode("utf8").replace("\\-", "-")
    sections = {part.split()[1].rstrip('"'): part for part in re.split(r"^\.SS ", page, flags=re.M)[1:]}
    listed = [name for name in re.findall(r"^  ([a-z]+) ", run("help").stdout.decode("utf8"), flags=re.M) if name != "entente"]
    check("the manual has every command", listed and set(listed) <= set(sections), (listed, sorted(sections)))
    for name in listed:
        known = set(re.findall(r"--[a-z][a-z-]*", "\n".join(line[:28] for line in run(name, "--help").stdout.decode("utf8").splitlines()
                                                           if line.startswith("  "))))
        told_of = set(re.findall(r"--[a-z][a-z-]*", "\n".join(re.findall(r"^\.TP\n(?:\.B )?(.*)", sections.get(name, ""), flags=re.M))))
        check(f"the manual on {name}", known == told_of, known ^ told_of)
    rendered = subprocess.run(["man", "--warnings", "-l", "-"], input=page.replace("-", "\\-").encode("utf8"), capture_output=True, check=False) \
        if pathlib.Path("/usr/bin/man").exists() else None
    if rendered:
        check("the manual is clean troff", not rendered.stderr, rendered.stderr[:200])


def main():
    own_texts()
    fates()
    golden()
    manual()
    finish()


if __name__ == "__main__":
    main()
