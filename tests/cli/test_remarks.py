#!/usr/bin/env python3
"""What single sentences leave in the record of memberships, projects, visits, treaties: the tables `remarks` and `remark_values`
(docs/schema.md), which claims and ledgers are made of."""
import json
import pathlib
import sqlite3
import sys
import tempfile

from support import check, finish, run

# text | what one remark of it must have; a value as property=text
CASES = [
    ("Chad and Mali are laying the Dune Coast cable. At 780 kilometres it will be the longest in the region.", "kind=project name=Dune Coast length=780 kilometres"),
    ("The ministers broke ground for the Dune Coast cable. At $1.4 billion, it is the dearest of its kind.", "kind=project name=Dune Coast cost=$1.4 billion"),
    ("Chad and Mali plan the Dune Coast cable. Its cost has been put at $1.4 billion.", "name=Dune Coast cost=$1.4 billion"),
    ("The Dune Coast cable of Chad and Mali cost less at first; the whole of it is now said to cost $3 billion.", "name=Dune Coast cost=$3 billion"),
    ("The Sahel Power Ring (SPR) pipeline of Chad and Mali has stalled. The SPR will cost $520 million.", "cost=$520 million"),
    ("The Kayes Falls dam is in Mali. Kayes generates 1,200 megawatts for Senegal.", "name=Kayes Falls capacity=1,200 megawatts"),
    ("Gambia's Karo dam, which Senegal inaugurated in December 2015, is high.", "kind=project phase=end edtf=2015-12"),
    ("Construction of the Karo bridge of Gambia and Senegal was to be finished in 2011.", "kind=project phase=end status=planned edtf=2011"),
    ("In 2008 trade between Chad and Mali was worth $2 billion; by 2018 it had reached $4 billion.", "kind=trade level=$2 billion edtf of level=2008"),
    ("In 2008 trade between Chad and Mali was worth $2 billion; by 2018 it had reached $4 billion.", "kind=trade level=$4 billion edtf of level=../2018"),
    ("Cambodia's admission to ASEAN took years; it finally entered the association in April 1999.", "act=join agents=KHM code=IGOASN edtf=1999-04"),
    ("Cambodia was admitted to ASEAN in 1999.", "act=join agents=KHM"),
    ("Egypt was expelled from the Arab League in 1979.", "act=expel agents=EGY"),
    ("Ethiopian soldiers pulled out of Mali in 1999.", "kind=forces agents=ETH others=MLI edtf=1999"),
    ("Senegalese troops began to pull out of Guinea-Bissau in January 1999.", "kind=forces phase=start agents=SEN others=GNB"),
    ("The break-up of Czechoslovakia came in January 1993.", "kind=state act=end edtf=1993-01"),
    ("The two countries, Chad and Israel, resumed diplomatic relations in January 2019.", "act=restore agents=ISR TCD"),
    ("The Faroe Waters Treaty between Denmark and Iceland is older than it seems; it was signed in 1986.", "act=sign name=Faroe Waters Treaty edtf=1986"),
    ("Finland and Norway replaced the Tana Fishing Agreement of 1989.", "act=sign name=Tana Fishing Agreement edtf=1989"),
    ("The Andean Water Treaty of Peru and Bolivia was signed in La Paz in February 1996.", "act=sign place=La Paz"),
    ("Barack Obama visited Myanmar in November 2012, the first visit by an American president in half a century.", "order=first visit by an American president in half a century value=50"),
    ("The Dune Coast cable of Chad and Mali was begun in 2009. It was completed in May 2013.", "name=Dune Coast phase=end edtf=2013-05"),
    ("The Sahel Power Ring (SPR) pipeline of Chad and Mali has stalled. The SPR will be completed in 2021.", "name=SPR phase=end status=planned edtf=2021"),
    ("The Gambia pulled out of the Commonwealth in October 2013; it was readmitted in February 2018.", "act=join agents=GMB name=Commonwealth edtf=2018-02"),
    ("Ties with Chad were cut by Mali in April 1984; they were restored in July 1999.", "act=restore agents=MLI others=TCD edtf=1999-07"),
    ("Chadian forces, which had been in Niger for a decade, started pulling out in 1988.", "kind=forces phase=start agents=TCD others=NER edtf=1988"),
    ("Trade between Chad and Mali fell by a quarter in 2012.", "kind=trade growth=a quarter value=25"),
    ("The estimated cost of the Dune Coast cable of Chad and Mali was revised to $310 million.", "name=Dune Coast cost=$310 million change=to"),
    ("The Dune Coast railway between Chad and Niger will run from Abeche to Zinder.", "endpoint=Abeche endpoint=Zinder"),
    ("The Dune Coast railway, which is to end at the town of Zinder, starts from Abeche in Chad.", "endpoint=Abeche endpoint=Zinder"),
    ("Signed in Lome in April 1928, the Two Wells Treaty settled the border of Chad and Mali.", "kind=treaty act=sign name=Two Wells Treaty edtf=1928-04"),
    ("The Two Wells Treaty between Chad and Mali dates from 1928.", "kind=treaty act=sign name=Two Wells Treaty edtf=1928"),
    ("The Two Wells Treaty of Chad and Mali bears the date of 3 May 1928.", "kind=treaty act=sign edtf=1928-05-03"),
    ("The Two Wells Treaty of Chad and Mali, concluded in May 1928, was ratified by Chad in 1930.", "kind=treaty act=ratify edtf=1930"),
    ("Idriss Deby put his signature to the Two Wells Treaty with Mali in May 1998.", "kind=treaty act=sign name=Two Wells Treaty agents=TCD"),
    ("France entered into the Two Wells Treaty with Mali in May 1998.", "kind=treaty act=sign agents=FRA name=Two Wells Treaty"),
    ("The Two Wells Treaty between Chad and Mali has been in force since July 1963.", "kind=treaty act=enter"),
    ("The Two Wells Treaty of Chad and Mali was signed for a term of ten years.", "kind=treaty act=last duration=ten years value=10"),
    ("Mali has belonged to the Arab League since 1996.", "act=join agents=MLI code=IGOARL edtf=1996"),
    ("Mali was seated in the United Nations in September 1960.", "act=join agents=MLI code=IGOUNO edtf=1960-09"),
    ("Grenada took up membership of the Organization of American States in 1975.", "act=join agents=GRD edtf=1975"),
    ("Iran dropped out of CENTO in 1979.", "act=leave agents=IRN edtf=1979"),
    ("Iran ceased to belong to CENTO in 1979.", "act=leave agents=IRN edtf=1979"),
    ("American recognition of the Soviet Union followed in 1933.", "kind=recognition agents=USA others=SUN edtf=1933"),
    ("Not until November 1933 did the United States recognise the Soviet Union.", "kind=recognition agents=USA status=actual edtf=1933-11"),
    ("The United States did not lift its grain embargo against the Soviet Union until 1981.", "kind=embargo act=lift status=actual edtf=1981"),
    ("Mongolia was the first Asian country to recognise Bangladesh, in December 1971.", "kind=recognition agents=MNG others=BGD"),
    ("Bangladesh won recognition from India in December 1971.", "kind=recognition agents=IND others=BGD"),
    ("Peru entered into diplomatic relations with China in November 1971.", "kind=relations act=establish agents=PER others=CHN"),
    ("Charles de Gaulle reached Cambodia on 30 August 1966.", "kind=visit person=Charles de Gaulle agents=FRA others=KHM"),
    ("The tour of Australia that Ferdinand Marcos had planned for October 1979 was scrapped.", "kind=visit status=cancelled person=Ferdinand Marcos"),
    ("Mark Rutte flew to Suriname in September 2022; no Dutch prime minister had been there since 2008.", "kind=visit value=2008"),
    ("Dawn Condor, the naval exercise of India and Oman, was held for the first time in 1998.", "kind=exercise name=Dawn Condor value=1"),
    ("Goods to the value of $11 billion were exchanged by Turkey and Iran in 2021.", "kind=trade act=trade others=IRN TUR level=$11 billion"),
    ("In 1975 the Soviet Union sold Finland goods worth 780 million rubles.", "kind=trade act=exports agents=SUN others=FIN level=780 million rubles"),
    ("Chile's border with Argentina, 5,308 kilometres of rock and ice, is among the longest.", "kind=border others=ARG CHL length=5,308 kilometres"),
    ("At 2,670 miles, the frontier between Argentina and Chile follows the peaks.", "kind=border others=ARG CHL length=2,670 miles"),
    ("India took 93,000 Pakistani soldiers prisoner in December 1971.", "kind=prisoners act=take agents=IND others=PAK prisoners=93,000 Pakistani soldiers"),
    ("In December 1971 some 60,000 Pakistani soldiers became prisoners of India.", "kind=prisoners act=take agents=IND others=PAK"),
    ("The Arab League has twenty members.", "kind=organisation act=count code=IGOARL members=twenty members value=20"),
    ("Sixteen West African states founded the Mano Credit Union in May 1975.", "kind=organisation act=found founders=Sixteen West African states value=16"),
    ("Eritrean planes bombed Mekelle in Ethiopia in June 1998 and killed 47 people.", "kind=clash agents=ERI ETH killed=47 people"),
    ("The Pamir Gate tunnel of Iran and Tajikistan became operational in July 2006.", "kind=project phase=end edtf=2006-07"),
    ("Chad's oil exports to Mali were worth $40 million in 2010.", "kind=trade act=exports object=oil level=$40 million"),
    ("Trade in services between Chad and Mali was $40 million in 2010.", "kind=trade act=trade object=service"),
    ("Azerbaijan lost 71 soldiers in the September 2022 clashes with Armenia.", "kind=clash killed=71 soldiers per=AZE"),
    ("Twenty Indian soldiers died in a clash with Chinese troops in June 2020.", "kind=clash per=IND value=20"),
    ("The United States imposed a partial embargo on Cuba in October 1960.", "kind=embargo act=impose again=1"),
    ("Britain recognised the Soviet Union de facto in March 1921.", "kind=recognition again=1"),
    ("France withdrew 400 soldiers from Chad in March 1990.", "kind=forces agents=FRA again=1"),
    ("The Lake Water Treaty was initialled by Chad and Mali in May 1990.", "kind=treaty act=initial edtf=1990-05"),
    ("Chad proclaimed its independence in June 1960.", "kind=state act=declare others=TCD edtf=1960-06"),
    ("China lent Mali $40 million in May 2010 for a road.", "kind=loan object=road"),
    ("The Lake Gate dam of Chad and Mali had cost $40 million by 2010.", "name=Lake Gate spent=$40 million"),
    ("Chad and Mali concluded the Treaty of the Three Wells in 1957.", "kind=treaty act=sign name=Treaty of the Three Wells edtf=1957"),
    ("The Sahel Waters Treaty, which Chad signed with Mali in 1993, still awaits ratification.", "act=ratify status=denied name=Sahel Waters Treaty"),
    ("The Sahel Waters Treaty of Chad and Mali came into force in 1994.", "act=enter name=Sahel Waters Treaty edtf=1994"),
    ("Chad had 7,000 troops in Mali in 1965.", "kind=troops agents=TCD others=MLI edtf=1965 troops=7,000 troops"),
    ("In 1965 the number of Chadian troops in Mali was put at 7,000.", "kind=troops agents=TCD others=MLI edtf=1965 troops=7,000"),
    ("Chad sent 3,000 soldiers to Mali in 2013.", "kind=troops act=send agents=TCD others=MLI troops=3,000 soldiers"),
    ("A shipment of 600 tonnes of rice, a gift of the Chinese people, was handed over to Chad in March 2021.", "kind=supply agents=CHN others=TCD"),
    ("The raid of February 1984, in which Chadian jets hit a village in Niger, left 17 Nigeriens dead.", "kind=clash agents=NER TCD killed=17 Nigeriens"),
    ("Seven agreements were signed when Macky Sall visited Turkey in May 2015.", "kind=visit count=Seven agreements value=7"),
    ("Macky Sall's visit to Turkey in May 2015 lasted two days.", "kind=visit duration=two days value=2"),
    ("The visit that Macky Sall paid to Turkey in May 2015 was the first by a president of Senegal.", "kind=visit agents=SEN others=TUR order=first"),
    ("Kenya was founded in 1963.", "kind=state act=found others=KEN edtf=1963"),
    ("A visit to Turkey by Macky Sall, which had been set for May 2015, was called off.", "kind=visit status=cancelled edtf=2015-05"),
    ("When Macky Sall landed in Ankara in May 2015 it was the first visit of a Senegalese president to Turkey.", "person=Macky Sall edtf=2015-05"),
    ("Mali was admitted to membership of ECOWAS in May 1975.", "act=join agents=MLI edtf=1975-05"),
    ("Belgian troops were withdrawn from Rwanda in April 1994.", "kind=forces agents=BEL others=RWA"),
    ("The withdrawal of Belgian troops from Rwanda got under way in April 1994.", "kind=forces phase=start"),
    ("The Belgian contingent's departure from Rwanda was completed in April 1994.", "kind=forces phase=end agents=BEL"),
    ("Up to 5 billion cubic metres of gas a year are to flow from Chad to Mali through the Sahel Ring pipeline.", "capacity=5 billion cubic metres"),
    ("China has pledged Chad 200,000 doses of vaccine.", "kind=supply status=promised agents=CHN others=TCD"),
    ("Libya lost 17 soldiers in a battle with Chad in March 1983.", "kind=clash killed=17 soldiers"),
    ("Talks between Chad and Mali took place in Niamey in May 1991.", "kind=talks place=Niamey agents=MLI TCD"),
    ("In May 1991 Niamey hosted talks between Chad and Mali.", "kind=talks place=Niamey others=MLI TCD"),
    ("Mali has been independent since 1960.", "kind=state act=independence others=MLI"),
    ("The Sahel Ring railway of Chad and Mali went into service in 2018.", "kind=project phase=end edtf=2018"),
    ("In 2013 trade between Chad and Mali was worth $5 billion, four times as much as the $1 billion of 1988.", "level=$5 billion edtf of level=2013"),
]
# text | what none of its remarks may have
NEVER = [
    ("In 2019 Chad became the fifth member of the African Union to ratify the treaty.", "kind=membership act=join"),
    ("The minister's departure from Mali in April 1994 was noticed.", "kind=forces"),
    ("Some 120 km of the Red Plateau highway of Burundi and Rwanda have been paved.", "length=120 km"),
    ("Chad cut its trade ties with Mali in April 1984.", "kind=relations"),
    ("Macky Sall visited Turkey in May 2015 and signed two agreements on trade.", "count=two agreements"),
    ("Chad withdrew 3,000 troops from Mali in 2013.", "kind=troops"),
    ("The Dune Coast cable of Chad and Mali is 900 kilometres long. Its first section will cost $2 billion.", "cost=$2 billion"),
    ("Chad and Mali plan the Dune Coast cable. Its army costs Mali $2 billion.", "cost=$2 billion"),
    ("Trade between Chad and Mali was worth $2 billion in 2008. It lent Niger $5 million in 2009.", "level=$5 million"),
    ("In 2005 trade between Chad and Mali stood at no more than $6.8 billion.", "change=by"),
    ("Chad wants the Dune Coast cable. It opened talks with Mali in May 2013.", "phase=end edtf=2013-05"),
]


def facts_of(database):
    """For each document its remarks, each with its values, as one set of strings."""
    source = sqlite3.connect(database)
    source.row_factory = sqlite3.Row
    found = {}
    for row in source.execute("SELECT remarks.*, documents.id AS doc FROM remarks JOIN sentences ON sentences.key = remarks.sentence "
                              "JOIN articles ON articles.key = sentences.article JOIN documents ON documents.key = articles.document"):
        facts = {f"{name}={row[name]}" for name in row.keys()}
        for value in source.execute("SELECT * FROM remark_values WHERE remark = ?", (row["key"],)):
            facts |= {f"{value['property']}={value['text']}", f"edtf of {value['property']}={value['edtf']}", f"change={value['change']}", f"per={value['per']}"}
            if value["value_lo"] is not None:
                facts.add(f"value={value['value_lo']:g}")
        found.setdefault(row["doc"], []).append(facts)
    return found


def parts_of(wanted):
    """"a=b c d=e" as ["a=b c", "d=e"]."""
    parts = []
    for word in wanted.replace("edtf of ", "edtf_of_").split(" "):
        if "=" in word:
            parts.append(word.replace("edtf_of_", "edtf of "))
        else:
            parts[-1] += " " + word
    return parts


def main():
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder, "remarks.db")
        cases = CASES + NEVER
        lines = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, (text, _) in enumerate(cases))
        run("add", "-", "-q", "-d", database, stdin=lines.encode())
        found = facts_of(database)
        for i, (text, wanted) in enumerate(cases):
            has = any(all(part in facts for part in parts_of(wanted)) for facts in found.get(str(i), []))
            check(f"{'' if i < len(CASES) else 'not '}{wanted}: {text}", has == (i < len(CASES)))
    return finish()


if __name__ == "__main__":
    sys.exit(main())
