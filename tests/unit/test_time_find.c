/* Time expressions: what is one, its TIMEX3 value and its days. */
#include "time_read.h"

struct row {
	const char *published, *text, *words, *value, *edtf;
};

static void check(const struct row *rows, size_t n)
{
	struct time_reader r = time_reader_new();
	for (size_t i = 0; i < n; i++)
		assert_time(&r, rows[i].published, rows[i].text, rows[i].words, rows[i].value, rows[i].edtf);
	time_reader_free(&r);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void test_calendar(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"2021-04-09", "In March the two countries met.", "March", "2021-03", "2021-03"},
		{"2021-04-09", "In March seven ships came.", "March", "2021-03", "2021-03"},
		{"2021-04-09", "On March twenty one the pact was signed.", "March twenty one", "2021-03-21", "2021-03-21"},
		{NULL, "They had met since two thousand.", "two thousand", "2000", NULL},
		{NULL, "The treaty was signed on 21 November 2014 in Minsk.", "21 November 2014", "2014-11-21", "2014-11-21"},
		{NULL, "It was signed on November 21st, 2014.", "November 21st, 2014", "2014-11-21", "2014-11-21"},
		{NULL, "It was signed on 2014-11-21.", "2014-11-21", "2014-11-21", "2014-11-21"},
		{NULL, "It was signed on 21/11/2014.", "21/11/2014", "2014-11-21", "2014-11-21"},
		{NULL, "The talks began at 10 a.m. 20141121.", "10 a.m. 20141121", "2014-11-21T10:00", "2014-11-21"},
		{NULL, "They met at 5 p.m. on 2019-Sep-1.", "5 p.m. on 2019-Sep-1", "2019-09-01T17:00", "2019-09-01"},
		{NULL, "They met on 6-7 April 2021 again.", "6-7 April 2021", NULL, "2021-04-06/2021-04-07"},
		{NULL, "They met in December 1991.", "December 1991", "1991-12", "1991-12"},
		{NULL, "The war of attrition ended in 1970.", "1970", "1970", "1970"},
		{NULL, "Relations soured in the early 1990s.", "the early 1990s", "199", "1990~/1993~"},
		{NULL, "It grew in the first decade of the 21st century.", "the first decade of the 21st century", "200",
		 "200X"},
		{NULL, "It was founded in the 19th century.", "the 19th century", "18", "18XX"},
		{NULL, "Poland was divided in 1772, 1793 and 1795.", "1793", "1793", "1793"},
		{NULL, "The spring offensive of 1918 failed.", "The spring", "1918-SP", "1918-21"},
		{NULL, "They launched their summer offensive against Riga in June 1942.", "summer", "1942-SU", "1942-22"},
		{NULL, "The army marched in 490 BC.", "490 BC", "BC0490", "-0489"},
		{NULL, "They met in the summer of 1972.", "the summer of 1972", "1972-SU", "1972-22"},
		{NULL, "Exports fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3", "2019-35"},
		{NULL, "Exports fell in the first half of 2019.", "the first half of 2019", "2019-H1", "2019-40"},
		{NULL, "Fighting stopped in late May 1940.", "late May 1940", "1940-05", "1940-05-21~/1940-05-31~"},
		{NULL, "\u062c\u0645\u0639\u0631\u0627\u062a\u060c 13 \u062f\u0633\u0645\u0628\u0631\u060c 2012",
		 "13 \u062f\u0633\u0645\u0628\u0631\u060c 2012", "2012-12-13", "2012-12-13"},
		{NULL, "21 \u043d\u043e\u044f\u0431\u0440\u044f 2014", "21 \u043d\u043e\u044f\u0431\u0440\u044f 2014",
		 "2014-11-21", "2014-11-21"},
		{NULL, "\u06f1\u06f3 \u062f\u0633\u0645\u0628\u0631\u060c \u06f2\u06f0\u06f1\u06f2",
		 "\u06f1\u06f3 \u062f\u0633\u0645\u0628\u0631\u060c \u06f2\u06f0\u06f1\u06f2", "2012-12-13", "2012-12-13"},
		{NULL, "The order of 15 Ramadan 1442 was void.", "15 Ramadan 1442", "2021-04-27", "2021-04-27"},
		{NULL, "The order of 22 Bahman 1357 was void.", "22 Bahman 1357", "1979-02-11", "1979-02-11"},
		{NULL, "2012\u5e7412\u670813\u65e5", "2012\u5e7412\u670813\u65e5", "2012-12-13", "2012-12-13"},
		{NULL, "It began in nineteen ninety-six.", "nineteen ninety-six", "1996", "1996"},
		{NULL, "\u4ee4\u548c5\u5e742\u670816\u65e5", "\u4ee4\u548c5\u5e742\u670816\u65e5", "2023-02-16", "2023-02-16"},
		{NULL, "Japan surrendered in Showa 20, they say.", "Showa 20", "1945", "1945"},
		{NULL, "The charter is of 2475 BE, they say.", "2475 BE", "1932", "1932"},
		{NULL, "The fleets met on 3/4 June 1942.", "3/4 June 1942", NULL, "1942-06-03/1942-06-04"},
		{"1999-03-25", "At 1900 GMT on March 24, they took off.", "1900 GMT on March 24", "1999-03-24T19:00", NULL},
		{NULL, "It was due in 2016/11 at last.", "2016/11", "2016-11", "2016-11"},
		{NULL, "The revolt lasted from 499 to 493 BC in Ionia.", "499", "BC0499", "-0498/-0492"},
		{NULL, "The league fought in the 470s BC.", "the 470s BC", "BC047", NULL},
		{NULL, "Budgets shrank in the noughties.", "the noughties", "200", "200X"},
		{NULL, "They met in week 31 of 2018.", "week 31 of 2018", "2018-W31", "2018-07-30/2018-08-05"},
		{NULL, "It was signed in nineteen oh one.", "nineteen oh one", "1901", "1901"},
	};
	CHECK(rows);
}

static void test_intervals(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{NULL, "They have been allies since 2016.", "2016", "2016", "2016/.."},
		{NULL, "The ban held until 2010.", "2010", "2010", "../2010"},
		{NULL, "They were told to leave no later than 8 January 1949.", "8 January 1949", "1949-01-08",
		 "../1949-01-08"},
		{NULL, "Its views changed after 2010.", "2010", "2010", "2010/.."},
		{NULL, "The alliance grew from the 1950s onwards.", "the 1950s", "195", "195X/.."},
		{NULL, "Relations were hostile from 1979 till 1988.", "1979", "1979", "1979/1988"},
		{NULL, "It rose between July and September 1998.", "September 1998", "1998-09", "1998-07/1998-09"},
		{"2021-04-10", "They met often in the last two years.", "the last two years", "P2Y", "2019/2021"},
		{"2021-04-10", "They will leave within 30 days.", "30 days", "P30D", "2021-04-10/2021-05-10"},
		{"2021-04-10", "It will be short for the rest of the year.", "the rest of the year", "2021",
		 "2021-04-10/2021-12-31"},
		{"2021-04-10", "A two-day visit starting 12 April 2021 is planned.", "two-day", "P2D", "2021-04-12/2021-04-13"},
		{"2021-04-10", "They traded between 22 January and now.", "22 January", "2021-01-22", "2021-01-22/2021-04-10"},
		{"2021-04-10", "Flights stopped from October 25 to January 10.", "October 25", "2020-10-25",
		 "2020-10-25/2021-01-10"},
		{"2021-04-10", "The talks resume in the next two days.", "the next two days", "P2D", "2021-04-11/2021-04-12"},
		{NULL, "It fell in the first nine months of 1989.", "the first nine months of 1989", "P9M", "1989-01/1989-09"},
	};
	CHECK(rows);
}

static void test_publication(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"2021-04-09", "The ministers met on Tuesday.", "Tuesday", "2021-04-06", "2021-04-06"},
		{"2021-04-09", "The ministers will meet on Tuesday.", "Tuesday", "2021-04-13", "2021-04-13"},
		{"2021-04-09", "The minister arrives on Tuesday for talks.", "Tuesday", "2021-04-13", "2021-04-13"},
		{"2021-04-09", "The foreign ministers meet Sunday in Vienna.", "Sunday", "2021-04-11", "2021-04-11"},
		{"2021-04-09", "They failed to meet Sunday in Vienna.", "Sunday", "2021-04-04", "2021-04-04"},
		{"2021-04-09", "It began as previously planned Thursday.", "Thursday", "2021-04-08", "2021-04-08"},
		{"2021-04-09", "The law takes effect July 1, they say.", "July 1", "2021-07-01", "2021-07-01"},
		{"2021-04-09", "The court may rule Monday.", "Monday", "2021-04-12", "2021-04-12"},
		{"2021-04-09", "They may have left Monday.", "Monday", "2021-04-05", "2021-04-05"},
		{"2021-04-09", "The vote is on Tuesday.", "Tuesday", "2021-04-13", "2021-04-13"},
		{"2021-04-09", "Ahead of Sunday's vote, tension rose.", "Sunday", "2021-04-11", "../2021-04-11"},
		{"2021-04-09", "Rain is forecast for Saturday and Sunday.", "Sunday", "2021-04-11", "2021-04-11"},
		{"2021-04-09", "Before dawn on Wednesday, jets struck the port.", "dawn on Wednesday", "2021-04-07TMO",
		 "../2021-04-07"},
		{"2021-04-09", "By late afternoon the port was open.", "late afternoon", "2021-04-09TAF", NULL},
		{"2021-04-09", "Crude for May delivery rose.", "May", "2021-05", "2021-05"},
		{"2021-04-09", "The December contract fell.", "December", "2021-12", "2021-12"},
		{"2021-04-09", "It has lost a tenth since year-end.", "year-end", "2020-12-31", "2020-12-31/.."},
		{"2021-03-09", "He resigned last February over it.", "last February", "2020-02", "2020-02"},
		{"2021-04-09", "Earlier in the day, they had met.", "Earlier in the day", "2021-04-09", "2021-04-09"},
		{"2021-04-09", "The ministers met yesterday.", "yesterday", "2021-04-08", "2021-04-08"},
		{"2021-04-09", "Trade grew last year.", "last year", "2020", "2020"},
		{"2021-04-09", "A clash happened last June.", "last June", "2020-06", "2020-06"},
		{"2021-04-09", "Work will begin this summer.", "this summer", "2021-SU", "2021-22"},
		{"2021-04-09", "They met in March with envoys.", "March", "2021-03", "2021-03"},
		{"2021-04-09", "It was postponed till September this year.", "September this year", "2021-09", NULL},
		{"2021-04-09", "They signed it two weeks ago.", "two weeks ago", "2021-W12", "2021-03-22/2021-03-28"},
		{"2021-04-09", "The talks resumed on Wednesday night.", "Wednesday night", "2021-04-07TNI", "2021-04-07"},
		{"2021-04-09", "The talks begin at 10:30 on Friday.", "10:30 on Friday", "2021-04-09T10:30", "2021-04-09"},
		{"2021-04-09", "The talks begin at 8.10 pm on Friday.", "8.10 pm on Friday", "2021-04-09T20:10", "2021-04-09"},
		{"2021-04-09", "The siren sounded at ten past nine.", "ten past nine", "2021-04-09T09:10", NULL},
		{"2021-04-09", "They agreed to meet again in May.", "May", "2021-05", "2021-05"},
		{"2021-04-09", "They met again in May.", "May", "2020-05", "2020-05"},
		{"2021-04-09", "The deadline was extended until Tuesday.", "Tuesday", "2021-04-13", "../2021-04-13"},
		{"2021-04-09", "It had been due to expire on Tuesday.", "Tuesday", "2021-04-06", "2021-04-06"},
		{"2021-04-09", "They will try to get around Wednesday's ruling.", "Wednesday", "2021-04-07", "2021-04-07"},
		{"2021-04-09", "Envoys came on the 7th, and left.", "7th", "2021-04-07", "2021-04-07"},
		{"2021-04-09", "Voting is on the 20th of next month.", "20th of next month", "2021-05-20", "2021-05-20"},
		{"2021-04-09", "He left on Friday the 2nd, they say.", "Friday the 2nd", "2021-04-02", "2021-04-02"},
		{"2021-04-09", "They return the week after next.", "the week after next", "2021-W16", "2021-04-19/2021-04-25"},
		{"2021-04-09", "The strike was called the year before last.", "the year before last", "2019", "2019"},
		{"2021-04-09", "They will meet three weeks from tomorrow.", "three weeks from tomorrow", "2021-05-01",
		 "2021-05-01"},
		{"2021-04-09", "It was 29 February.", "29 February", "2020-02-29", "2020-02-29"},
		{"2021-04-09", "By mid-afternoon, the port was open.", "mid-afternoon", "2021-04-09TAF", NULL},
		{"2021-04-09", "The March accession pleased them.", "March", "2021-03", "2021-03"},
		{"2021-04-09", "They prayed as Easter week began.", "Easter week", "2021-W13", "2021-03-29/2021-04-04"},
		{"2021-04-09",
		 "Third-quarter profit rose. After a flat second quarter, sales grew. Profit was $3 million a year ago.",
		 "a year ago", "2019-Q3", NULL},
		{"2021-04-09", "The current crisis began.", "current", "PRESENT_REF", ""},
	};
	CHECK(rows);
}

/* Nobody says when the text was written: not before the latest year it states, cites or whose events it names. */
static void test_implied(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{NULL, "They first met in 2011. Trade fell last year.", "last year", "2010", "2010"},
		{NULL, "They first met in 2011. Both suffered in the Covid-19 pandemic. Trade fell last year.", "last year",
		 "2019", "2019"},
		{NULL, "Veterans of the Falklands War spoke. Exports fell last year.", "last year", "1981", "1981"},
		{NULL, "They met in 2011. They aim to double trade by 2030. Trade fell last year.", "last year", "2010",
		 "2010"},
		{NULL, "They met often. Trade fell last year.", "last year", "XXXX", ""},
		{NULL, "The envoys met on Thursday. The ban of 2013 stands. He was charged on Dec. 14.", "Dec. 14",
		 "XXXX-12-14", ""},
		{NULL, "The envoys met on Thursday. The ban of March 2013 stands. He was charged on Dec. 14.", "Dec. 14",
		 "2013-12-14", "2013-12-14"},
	};
	CHECK(rows);
	struct time_reader r = time_reader_new();
	time_read(&r, NULL, "They met in 2011. Trade fell last year.");
	assert_true(ent_str_is(r.found->at[1].why, "unit, from publication 2011 (implied by the text)"));
	/* What it cites was there; an article that names no year of its own goes by its neighbour in the file. */
	ent_document *document = make_document(
		r.arena, "Trade fell last year.\n\nThey met in 2012.\n\nA. Gul, \"Talks,\" VOA News, 23 April 2018, 56-85.");
	document->blocks[2].kind = ENT_BLOCK_REFERENCES;
	assert_true(ent_str_is(ent_times_find(r.times, r.arena, ent_text_of(r.arena, document))->at[0].value, "2017"));
	document = make_document(r.arena, "Trade fell last year.\n\nThey met in 2012.");
	document->articles = ENT_NEWN(r.arena, ent_article, 2);
	document->articles[0] = document->articles[1] = (ent_article){.published = ENT_DATE_NONE};
	document->n_articles = 2;
	document->blocks[1].article = 1;
	ent_timexes *found = ent_times_find(r.times, r.arena, ent_text_of(r.arena, document));
	assert_true(ent_str_is(found->at[0].value, "2011"));
	assert_true(ent_str_ends(found->at[0].why, ENT_STR("(implied by the file)")));
	time_reader_free(&r);
}

static void test_narrative(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{NULL, "War broke out on 3 May 1961. Two weeks later the army left.", "Two weeks later", "1961-05-17",
		 "1961-05-17"},
		{NULL, "War broke out on 3 May 1961. The next day the army left.", "The next day", "1961-05-04", "1961-05-04"},
		/* what looks back leaves the story where it is */
		{NULL,
		 "War broke out on 3 May 1961. The envoy, who had been hurt three days earlier, left. Two days later it ended.",
		 "Two days later", "1961-05-05", "1961-05-05"},
		{NULL,
		 "War broke out on 3 May 1961. Two years earlier, Riga had bought guns. In the same month a truce was signed.",
		 "the same month", "1961-05", "1961-05"},
		{NULL, "They had met in 1945. In the early 1970s they spoke; at the end of that decade it was over.",
		 "the end of that decade", "197", NULL},
		{NULL, "It was broken on 22 June 1941, less than two years later.", "two years later", "1941", "1941"},
		{NULL, "In 1453 the city fell. Half a century later it was rebuilt.", "Half a century later", "1503", "1503"},
		{NULL, "War broke out on 3 May 1961. In June it ended.", "June", "1961-06", "1961-06"},
		{NULL, "War broke out in November 1961. In February it ended.", "February", "1962-02", "1962-02"},
		{NULL, "War broke out in 1961. Later that year it ended.", "Later that year", "1961", "1961"},
		{NULL, "Trade rose in FY2021-22.", "FY2021", "2021", "2021/2022"},
		{NULL, "Trade rose in FY22.", "FY22", "2022", "2022"},
		{NULL, "War broke out in 1961. It ended the following spring.", "the following spring", "1962-SP", "1962-21"},
		{NULL, "War broke out on 3 May 1961. The day before, the envoy had left.", "The day before", "1961-05-02",
		 "1961-05-02"},
		{NULL, "War broke out on 28 May 1961. On the 3rd, the port fell.", "3rd", "1961-06-03", "1961-06-03"},
		{NULL,
		 "War broke out in September 1944 in the east. The siege lasted until the fall of the port in February "
		 "1945.\n\nBy July the army had held the river line.",
		 "July", "1944-07", NULL},
		{NULL,
		 "Riga fell on 9 April 1903, and crowds burnt flags. In November 1908, others did the same.\n\nOn April 15 "
		 "the war was over.",
		 "April 15", "1903-04-15", "1903-04-15"},
		{NULL, "War broke out on 3 May 1961. On the 9th Ruritania sent a note.", "9th", "1961-05-09", "1961-05-09"},
		{NULL, "War broke out on 30 May 1961. On the 2nd the army left.", "2nd", "1961-06-02", "1961-06-02"},
		{NULL, "In May 1961 they fought from the 6th to the 9th.", "6th to the 9th", NULL, "1961-05-06/1961-05-09"},
		{"2021-04-10", "The envoys met on the 28th.", "28th", "2021-03-28", "2021-03-28"},
		{NULL, "The envoys met on the 28th.", "28th", "XXXX-XX-28", ""},
		{NULL,
		 "The crisis lasted from 6 October 1939 to 13 March 1940.\n\nFrom early 1938 they had asked for a base.\n\nIn "
		 "January the front broke.",
		 "January", "1940-01", "1940-01"},
		{NULL,
		 "War broke out in 1953. Quiet years followed, and war came back in the spring of 1967. In June it ended.",
		 "June", "1967-06", "1967-06"},
		/* a day told with its year a moment ago is that day again; what a thing is compared with moves no clock */
		{NULL,
		 "The crisis lasted from 30 April 1919 to 2 March 1920.\n\nThe town fell on 13 January 1918.\n\nRiga sent a "
		 "note on January 13.",
		 "January 13", "1918-01-13", "1918-01-13"},
		{NULL, "War broke out on 3 May 1984. As in February 1983, Riga was uneasy.\n\nThe army left on 5 June.",
		 "5 June", "1984-06-05", "1984-06-05"},
		{NULL, "The drills began in 2016. Since then they were held each year.", "then", "2016", "2016/.."},
		{NULL,
		 "The crisis began on 21 September 1938. He told them to leave by 1 October, the day that he had set in April. "
		 "On the 23rd they left.",
		 "23rd", "1938-09-23", "1938-09-23"},
	};
	CHECK(rows);
	/* A heading that names one year holds its section. */
	struct time_reader r = time_reader_new();
	ent_document *document = make_document(
		r.arena, "The army left Riga in October 1918.\n\n1919\n\nPeace was far in May, as in November and January.");
	document->blocks[1].kind = ENT_BLOCK_HEADING;
	ent_timexes *found = ent_times_find(r.times, r.arena, ent_text_of(r.arena, document));
	assert_int_equal(found->n, 5);
	assert_true(ent_str_is(found->at[2].value, "1919-05"));
	assert_true(ent_str_is(found->at[4].value, "1919-01"));
	time_reader_free(&r);
}

static void test_periods(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{NULL, "They were friends during the Cold War.", "Cold War", NULL, "1947~/1991~"},
		{NULL, "It changed in the post-Cold War era.", "Cold War era", NULL, "1991~/.."},
		{NULL, "The alliance formed after 9/11 fell apart.", "9/11", "2001-09-11", "2001-09-11/.."},
		{NULL, "Two decades after the fall of the Berlin Wall, they signed.", "Two decades", "P20Y", "2009"},
		{NULL, "Two weeks before 9/11 he had died.", "Two weeks", "P2W", "2001-08-27/2001-09-02"},
		{NULL, "Ten days after 3 May 1961 they met.", "Ten days", "P10D", "1961-05-13"},
		{NULL, "Ten days after May 1961 they met.", "Ten days", "P10D", ""},
		{NULL, "The accord held after the Dayton Agreement.", "Dayton Agreement", NULL, "1995-12-14/.."},
		{"2021-06-09", "A truce held during Ramadan, they said.", "Ramadan", NULL, "2021-04-13~/2021-05-12~"},
		{"2021-06-09", "They met on Eid al-Fitr.", "Eid al-Fitr", "2021-05-13", "2021-05-13~"},
		{"2021-04-09", "They met on Black Friday 2010.", "Black Friday 2010", "2010-11-26", "2010-11-26"},
		{"2021-04-09", "They met on Christmas Day 2019.", "Christmas Day 2019", "2019-12-25", "2019-12-25"},
	};
	CHECK(rows);
}

static void test_durations_and_sets(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{NULL, "The two-day summit ended.", "two-day", "P2D", NULL},
		{"2021-04-09", "A shot fell. A minute and a half later, they fired.", "A minute and a half later", "PT1M30S",
		 "2021-04-09"},
		{NULL, "It lasted a year and a half.", "a year and a half", "P1.5Y", NULL},
		{NULL, "They waited for several months.", "several months", "PXM", NULL},
		{NULL, "Prices soared in the days before the vote.", "days", "PXD", ""},
		{NULL, "Within hours of the blast, it was sealed.", "hours", "PTXH", ""},
		{NULL, "It fell in the first hours of the attack.", "the first hours", "PTXH", ""},
		{NULL, "The month-long siege ended.", "month-long", "P1M", ""},
		{NULL, "They fled at night from the city.", "night", "XXXX-XX-XXTNI", ""},
		{NULL, "It took half an hour.", "half an hour", "PT30M", NULL},
		{NULL, "They meet every two years.", "every two years", "P2Y", NULL},
		{NULL, "They meet annually.", "annually", "P1Y", NULL},
		{NULL, "They meet on Mondays in the capital.", "Mondays", "XXXX-WXX-1", NULL},
		{NULL, "They meet each Thursday in the capital.", "each Thursday", "XXXX-WXX-4", NULL},
		{"2021-04-09", "Flights leave on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI", ""},
		{"2021-04-09", "Flights leave on Monday and Tuesday nights.", "Monday", "XXXX-WXX-1TNI", ""},
		{NULL, "The port was closed all year.", "all year", "P1Y", NULL},
		{NULL, "They asked for an additional month.", "an additional month", "P1M", NULL},
		{NULL, "A day-long session followed.", "day-long", "P1D", NULL},
		{NULL, "The talks will resume soon.", "soon", "FUTURE_REF", NULL},
	};
	CHECK(rows);
}

/* Words and numbers that look like dates and are none. */
static void test_not_times(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"The ministers may agree.",
		"Troops march on the capital.",
		"The second round failed.",
		"Prices fall and rise.",
		"The CASA-1000 project stalled.",
		"The Sun reported it.",
		"He is a 44-year-old officer.",
		"Some 2000 troops took part.",
		"Opposition to the Vietnam War grew.",
		"They spoke to 60 Minutes about it.",
		"Three quarters of the army fled.",
		"The Easter Offensive failed.",
		"They live on the 9th floor.",
		"It lies on the 38th Parallel.",
		"The machine does 15 million sums per second.",
		"Guards stand there 24 hours a day.",
		"\"Now, it looks like a mistake,\" he said.",
	};
	struct time_reader r = time_reader_new();
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_no_time(&r, texts[i]);
	time_reader_free(&r);
}

/* A year within a name is a time but dates no event; what nobody says stays unknown. */
static void test_no_invention(void **state)
{
	(void)state;
	struct time_reader r = time_reader_new();
	time_read(&r, NULL, "After the 2010 floods help came.");
	assert_int_equal(r.found->n, 1);
	assert_false(r.found->at[0].event_date);
	time_read(&r, NULL, "They met on Tuesday.");
	assert_int_equal(r.found->n, 1);
	assert_true(r.found->at[0].date.lo == ENT_DAY_UNKNOWN);
	assert_string_equal(ent_basis_name(r.found->at[0].date.basis), "unknown");
	time_reader_free(&r);
}

/* Each article of a file has its own clock. */
static void test_articles(void **state)
{
	(void)state;
	struct time_reader r = time_reader_new();
	ent_document *document = make_document(r.arena, "They met yesterday.\n\nThey met yesterday.");
	ent_article *articles = ENT_NEWN(r.arena, ent_article, 2);
	assert_true(ent_edtf_parse(ENT_STR("2001-02-03"), &articles[0].published));
	assert_true(ent_edtf_parse(ENT_STR("2011-12-13"), &articles[1].published));
	document->articles = articles;
	document->n_articles = 2;
	document->blocks[1].article = 1;
	ent_timexes *found = ent_times_find(r.times, r.arena, ent_text_of(r.arena, document));
	assert_int_equal(found->n, 2);
	assert_true(ent_str_is(found->at[0].value, "2001-02-02"));
	assert_true(ent_str_is(found->at[1].value, "2011-12-12"));
	time_reader_free(&r);
}

/* Dates of references are found apart and date no event. */
static void test_references(void **state)
{
	(void)state;
	struct time_reader r = time_reader_new();
	ent_document *document = make_document(
		r.arena,
		"They met in 2018.\n\nA. Gul, \"Talks,\" VOA News, 23 April 2018, 56-85; Journal 19 (Winter 2019), 72.");
	document->blocks[1].kind = ENT_BLOCK_REFERENCES;
	ent_text *text = ent_text_of(r.arena, document);
	assert_int_equal(ent_times_find(r.times, r.arena, text)->n, 1);
	ent_timexes *found = ent_times_elsewhere(r.times, r.arena, document);
	assert_int_equal(found->n, 2);
	assert_true(ent_str_is(found->at[0].value, "2018-04-23"));
	assert_true(ent_str_is(found->at[1].value, "2019-WI"));
	assert_false(found->at[0].event_date);
	assert_true(found->at[0].sentence == ENT_TIMEX_NO_SENTENCE);
	time_reader_free(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calendar),           cmocka_unit_test(test_intervals),
		cmocka_unit_test(test_publication),        cmocka_unit_test(test_implied),
		cmocka_unit_test(test_narrative),          cmocka_unit_test(test_periods),
		cmocka_unit_test(test_durations_and_sets), cmocka_unit_test(test_not_times),
		cmocka_unit_test(test_no_invention),       cmocka_unit_test(test_articles),
		cmocka_unit_test(test_references),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
