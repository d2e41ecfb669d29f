/* A record made by hand: sentences of our own on three relationships, with what a coder would find in them marked in
 * the text, so that offsets are always right:
 *
 *     {a PAK:Pakistan} {!signed} ...          a actor, r recipient, t third, p place; ! the trigger
 *     {a RUS/foreign minister/Sergei Lavrov:Lavrov}   country/office/person: surface
 *     {@2014-11-21:on 21 November 2014}       the date
 *     {$153000000 USD deal:$153 million}      an amount: value unit measures; '#' instead of '$': an ordinal
 */
#ifndef ENT_TESTS_FIXTURE_RELATIONS_H
#define ENT_TESTS_FIXTURE_RELATIONS_H

#include "report/dossier.h"

#include <string.h>

struct row {
	int source;
	uint32_t sentence;
	const char *event, *mode, *status, *basis, *text;
};

static const struct {
	const char *event, *mode;
	double score;
	const char *quad, *cameo;
} scores[] = {
	{"AGREE", "", 2.5, "VERBAL_COOPERATION", "057"},
	{"CONSULT", "visit", 4, "VERBAL_COOPERATION", "042"},
	{"CONSULT", "", 2.5, "VERBAL_COOPERATION", "040"},
	{"SUPPORT", "", 5, "VERBAL_COOPERATION", "051"},
	{"CONCEDE", "", 4.5, "VERBAL_COOPERATION", "081"},
	{"COOPERATE", "", 9.5, "MATERIAL_COOPERATION", "060"},
	{"AID", "", 10, "MATERIAL_COOPERATION", "071"},
	{"RETREAT", "withdraw", 8, "MATERIAL_COOPERATION", "087"},
	{"REQUEST", "", 0, "VERBAL_CONFLICT", "100"},
	{"ACCUSE", "disapprove", -2, "VERBAL_CONFLICT", "111"},
	{"REJECT", "", -2, "VERBAL_CONFLICT", "120"},
	{"THREATEN", "", -3.5, "VERBAL_CONFLICT", "130"},
	{"SANCTION", "discontinue", -6, "MATERIAL_CONFLICT", "160"},
	{"MOBILIZE", "troops", -6.5, "MATERIAL_CONFLICT", "150"},
	{"ASSAULT", "", -9, "MATERIAL_CONFLICT", "190"},
};

static const struct {
	const char *title, *author, *publisher, *published, *basis, *url;
	int64_t sentences, coded;
} source_rows[] = {
	{"A long thaw: Islamabad and Moscow", "R. Example", "Review of Asian Affairs", "2021-05-02", "metadata",
	 "https://example.org/thaw", 74, 31},
	{"Old quarrels, new helicopters", "", "The Daily Example", "2022-01", "dateline", "", 52, 22},
	{"What the archives say", "S. Sample", "", "", "unknown", "javascript:alert(1)", 40, 12},
	{"India and China since 1950", "T. Specimen", "Quarterly of Examples", "2021", "given", "", 61, 15},
	{"Neighbours across a strait: the United States and Cuba", "", "Example Post", "2017-02-11", "metadata", "", 48,
	 14},
	{"A text about neither", "", "", "2001", "given", "", 20, 0},
};
enum { SOURCES = sizeof source_rows / sizeof *source_rows };

static const struct row rows[] = {
	{0, 2, "SUPPORT", "", "actual", "stated",
	 "Diplomatic relations between {a PAK:Pakistan} and {a SUN:the Soviet Union} were {!established} {@1948:in 1948}."},
	{0, 4, "AGREE", "", "actual", "stated",
	 "{@1961:In 1961} {a PAK:Pakistan} and {a SUN:the Soviet Union} {!signed} an agreement on the search for oil."},
	{2, 3, "AGREE", "", "actual", "stated",
	 "An agreement on the search for oil was {!signed} by {a PAK:Islamabad} and {a SUN:Moscow} {@1961-03:in March "
	 "1961}."},
	{2, 4, "ACCUSE", "disapprove", "actual", "stated",
	 "{a SUN//Nikita Khrushchev:Khrushchev} {!denounced} {r PAK:Pakistan} {@1960-05:in May 1960} after an American "
	 "aircraft had started from Peshawar."},
	{0, 6, "CONSULT", "", "actual", "stated",
	 "{@1966-01:In January 1966} {a SUN/premier/Alexei Kosygin:Kosygin} {!met} {a PAK/president/Ayub Khan:Ayub Khan} "
	 "and {t IND/prime minister/Lal Bahadur Shastri:Shastri} in {p UZB:Tashkent}."},
	{0, 8, "AGREE", "", "actual", "stated",
	 "{@1971-01:In January 1971} {a PAK:Pakistan} and {a SUN:the Soviet Union} {!signed} an agreement under which a "
	 "steel mill was to rise near Karachi."},
	{0, 9, "CONSULT", "visit", "actual", "stated",
	 "{a PAK/president/Zulfikar Ali Bhutto:Bhutto} {!visited} {r SUN:the Soviet Union} {@1972:in 1972} to mend what "
	 "the war had broken."},
	{1, 3, "CONSULT", "visit", "actual", "stated",
	 "{@1972-03:In March 1972}, {a PAK/president/Zulfikar Ali Bhutto:Zulfikar Ali Bhutto} {!visited} {r SUN:Moscow}."},
	{0, 11, "AID", "", "actual", "inferred",
	 "{a SUN:Moscow} {!lent} {r PAK:Pakistan} {$525000000 USD loan:$525 million} for the mill."},
	{0, 12, "ACCUSE", "disapprove", "ongoing", "stated",
	 "{a PAK:Pakistan} {!condemned} {r SUN:the Soviet Union} year after year {@1980/1988:between 1980 and 1988} over "
	 "{t AFG:Afghanistan}."},
	{0, 13, "RETREAT", "withdraw", "actual", "stated",
	 "{a SUN:The Soviet Union} {!withdrew} its last troops from {r AFG:Afghanistan} {@1989-02-15:on 15 February 1989}, "
	 "which {t PAK:Pakistan} had long demanded."},
	{1, 5, "CONSULT", "visit", "actual", "stated",
	 "{a PAK/prime minister/Nawaz Sharif:Nawaz Sharif} {!visited} {r RUS:Moscow} {@1999-04:in April 1999}, the first "
	 "such journey in a quarter of a century."},
	{0, 15, "CONSULT", "visit", "actual", "stated",
	 "{a PAK/president/Pervez Musharraf:Musharraf}'s {!visit} to {r RUS:Russia} {@2003-02:in February 2003} opened the "
	 "way for working groups."},
	{1, 6, "CONSULT", "visit", "actual", "stated",
	 "{a PAK/president/Pervez Musharraf:Pervez Musharraf} {!travelled} to {r RUS:Moscow} {@2003:in 2003}."},
	{0, 16, "CONSULT", "visit", "actual", "stated",
	 "{@2007-04:In April 2007} {a RUS/prime minister/Mikhail Fradkov:Mikhail Fradkov} became the first Russian prime "
	 "minister to {!visit} {r PAK:Pakistan}."},
	{1, 8, "CONSULT", "visit", "cancelled", "stated",
	 "{a RUS/president/Vladimir Putin:Putin}'s {!visit} to {r PAK:Islamabad}, set for {@2012-10:October 2012}, was "
	 "called off."},
	{0, 18, "CONSULT", "visit", "actual", "stated",
	 "{@2012-10:In October 2012} {a RUS/foreign minister/Sergei Lavrov:Sergei Lavrov} {!visited} {r PAK:Islamabad}."},
	{1, 9, "SUPPORT", "", "actual", "inferred",
	 "{a RUS:Moscow} {!backed} {r PAK:Pakistan}'s wish to join the {t IGO/SCO:Shanghai Cooperation Organisation}."},
	{0, 20, "CONCEDE", "", "actual", "stated",
	 "{@2014-06:In June 2014} {a RUS:Russia} {!lifted} its embargo on arms for {r PAK:Pakistan}."},
	{1, 11, "CONCEDE", "", "actual", "stated",
	 "{@2014:In 2014} came {a RUS:Russia}'s {!lifting} of the arms embargo on {r PAK:Pakistan}."},
	{0, 22, "CONSULT", "visit", "actual", "stated",
	 "{a RUS/defence minister/Sergei Shoigu:Sergei Shoigu} {!visited} {r PAK:Islamabad} {@2014-11-20:on 20 November "
	 "2014}."},
	{0, 23, "AGREE", "", "actual", "inferred",
	 "There {a RUS:he} and {a PAK/defence minister/Khawaja Asif:Khawaja Asif} {!signed} {@2014-11-20:} a military "
	 "cooperation agreement."},
	{1, 12, "AGREE", "", "actual", "stated",
	 "A military cooperation agreement was {!signed} between {a PAK:Pakistan} and {a RUS:Russia} {@2014-11:in November "
	 "2014}."},
	{1, 13, "AGREE", "", "actual", "stated",
	 "{@2015-08:In August 2015} {a PAK:Pakistan} {!signed} a {$153000000 USD deal:$153 million} deal with {r "
	 "RUS:Russia} for four Mi-35 helicopters."},
	{0, 24, "AGREE", "", "actual", "stated",
	 "{a PAK:Pakistan} {!signed} a deal for four Mi-35 helicopters with {r RUS:Russia} {@2015-08:in August 2015}, "
	 "worth {$146000000 USD deal:$146 million}."},
	{0, 25, "AGREE", "", "actual", "stated",
	 "{@2015-10-16:On 16 October 2015} {a RUS:Russia} and {a PAK:Pakistan} {!signed} an agreement on a gas pipeline of "
	 "{$1100 km pipeline:1,100 kilometres} from Karachi to Lahore, priced at {~2000000000 USD cost:some $2 billion}."},
	{0, 26, "COOPERATE", "", "actual", "stated",
	 "{a PAK:Pakistani} and {a RUS:Russian} soldiers {!held} their {#1  drill:first} joint drills, called Druzhba, "
	 "{@2016-09:in September 2016}."},
	{1, 15, "COOPERATE", "", "actual", "stated",
	 "The {#1  drill:first} Druzhba drills were {!held} by {a PAK:Pakistan} and {a RUS:Russia} {@2016:in 2016}."},
	{1, 16, "COOPERATE", "", "actual", "stated",
	 "The {#5  drill:fifth} Druzhba drills were {!held} by {a PAK:Pakistan} and {a RUS:Russia} {@2020:in 2020}."},
	{1, 17, "COOPERATE", "", "actual", "stated",
	 "{a PAK:Pakistan} and {a RUS:Russia} {!held} the {#6  drill:sixth} Druzhba drills {@2021:in 2021}."},
	{1, 18, "COOPERATE", "", "actual", "stated",
	 "{a RUS:Russia} {!delivered} the helicopters to {r PAK:Pakistan} {@2018:in 2018}."},
	{0, 28, "CONSULT", "visit", "actual", "stated",
	 "{a RUS/foreign minister/Sergei Lavrov:Lavrov} {!visited} {r PAK:Islamabad} {@2021-04-06/2021-04-07:on 6 and 7 "
	 "April 2021}."},
	{1, 20, "CONSULT", "visit", "actual", "stated",
	 "{@2021-04:In April 2021} {a RUS/foreign minister/Sergei Lavrov:Lavrov}'s {!trip} to {r PAK:Pakistan} was the "
	 "first by a Russian foreign minister in nine years."},
	{0, 29, "CONSULT", "", "actual", "inferred",
	 "{a RUS/foreign minister/Sergei Lavrov:He} {!spoke} with {a PAK/foreign minister/Shah Mahmood Qureshi:Qureshi} "
	 "about {t AFG:Afghanistan} {@2021-04-07:}."},
	{0, 30, "AID", "", "actual", "unknown",
	 "{a RUS:Russia} has {!given} {r PAK:Pakistan} {$50000 dose vaccine:50,000 doses} of vaccine."},
	{0, 31, "AID", "", "promised", "unknown",
	 "{a RUS:Moscow} {!promised} {r PAK:Pakistan} {$150000 dose vaccine:150,000 more doses}."},
	{0, 32, "COOPERATE", "", "planned", "stated",
	 "{a RUS:Russian} firms will {!begin} laying the pipeline in {r PAK:Pakistan} {@2021-22:in the summer of 2021}."},
	{0, 33, "CONSULT", "visit", "requested", "unknown",
	 "{a PAK:Islamabad} hopes that {a RUS/president/Vladimir Putin:President Putin} will {!visit} {r PAK:the "
	 "country}."},
	{0, 34, "AGREE", "", "hypothetical", "unknown",
	 "{a PAK:Pakistan} may one day {!buy} {r RUS:Russian} air defence systems."},
	{1, 22, "AGREE", "", "actual", "unknown",
	 "{a RUS:Russia} and {a PAK:Pakistan} {!agreed} to revive the steel mill near Karachi."},
	{1, 22, "AGREE", "", "actual", "published",
	 "{a RUS:Russia} and {a PAK:Pakistan} agreed to revive the steel mill near Karachi and {!promised} to meet again."},
	{1, 23, "REJECT", "", "denied", "unknown",
	 "{a RUS:Moscow} denied that it had {!refused} {r PAK:Pakistan} an observer's seat."},
	{2, 9, "SUPPORT", "", "actual", "stated",
	 "{a PAK:Pakistan} and {a RUS:Russia} {!opened} a joint commission on trade {@1999:in 1999}, which {t CHN:China} "
	 "welcomed."},
	{2, 10, "ACCUSE", "disapprove", "actual", "stated",
	 "{@200X:In the 2000s} {a RUS:Russia} {!accused} {r PAK:Pakistan} of harbouring fighters from Chechnya."},

	{3, 1, "AGREE", "", "actual", "stated",
	 "{a IND:India} and {a CHN:China} {!signed} the Panchsheel agreement {@1954-04-29:on 29 April 1954}."},
	{3, 2, "ASSAULT", "", "actual", "stated",
	 "{@1962-10-20:On 20 October 1962} {a CHN:Chinese} troops {!attacked} {r IND:Indian} posts in Ladakh."},
	{3, 3, "RETREAT", "withdraw", "actual", "stated",
	 "{a CHN:China} {!withdrew} from {r IND:Indian} ground {@1962-11-21:on 21 November 1962}."},
	{3, 4, "ASSAULT", "", "actual", "stated",
	 "{a IND:Indian} and {a CHN:Chinese} guns {!exchanged} fire at Nathu La {@1967-09:in September 1967}."},
	{3, 5, "CONSULT", "visit", "actual", "stated",
	 "{a IND/prime minister/Rajiv Gandhi:Rajiv Gandhi} {!visited} {r CHN:Beijing} {@1988-12:in December 1988}."},
	{3, 6, "MOBILIZE", "troops", "actual", "stated",
	 "{a CHN:China} {!massed} soldiers facing {r IND:India} on the Doklam plateau {@2017-06:in June 2017}."},
	{3, 7, "ASSAULT", "", "actual", "stated",
	 "{@2020-06-15:On 15 June 2020} {a IND:Indian} and {a CHN:Chinese} soldiers {!fought} hand to hand in the Galwan "
	 "valley."},
	{4, 1, "SANCTION", "discontinue", "actual", "stated",
	 "{a USA:The United States} {!broke} off relations with {r CUB:Cuba} {@1961-01-03:on 3 January 1961}."},
	{4, 2, "SANCTION", "discontinue", "actual", "stated",
	 "{@1962-02:In February 1962} {a USA/president/John F. Kennedy:Kennedy} {!imposed} an embargo on trade with {r "
	 "CUB:Cuba}."},
	{4, 3, "THREATEN", "", "actual", "stated",
	 "{a USA:Washington} {!threatened} {r CUB:Havana} over the missiles of {t SUN:the Soviet Union} {@1962-10:in "
	 "October 1962}."},
	{4, 4, "SUPPORT", "", "actual", "stated",
	 "{a USA:The United States} and {a CUB:Cuba} {!restored} relations {@2015-07-20:on 20 July 2015}."},
	{4, 5, "CONSULT", "visit", "actual", "stated",
	 "{a USA/president/Barack Obama:Barack Obama} {!visited} {r CUB:Havana} {@2016-03-20/2016-03-22:from 20 to 22 "
	 "March 2016}."},
};
enum { ROWS = sizeof rows / sizeof *rows };

struct fixture {
	ent_arena *arena;
	ent_source sources[SOURCES];
	ent_record_event events[ROWS];
};

static ent_str cut(ent_str *rest, char separator)
{
	ent_str part = {0};
	ent_str_split(rest, separator, &part);
	return part;
}

static void take_actor(ent_arena *arena, ent_record_event *event, char role, ent_str code, ent_str surface,
					   uint32_t start)
{
	ent_record_participant *who = &event->participants[event->n_participants++];
	ent_str country = cut(&code, '/'), office = cut(&code, '/'), person = cut(&code, '/');
	who->role = ent_str_of(role == 'a' ? "actor" : role == 'r' ? "recipient" : role == 't' ? "third" : "place");
	who->text = surface;
	who->start = start;
	who->end = start + (uint32_t)surface.len;
	if (ent_str_is(country, "IGO")) {
		who->code = ent_str_join(arena, country, ENT_STR(""), office);
		who->name = surface;
		who->how = ENT_STR("organisation");
		return;
	}
	who->country = who->code = country;
	who->office = office.len ? office : (ent_str){0};
	who->person = person.len ? person : (ent_str){0};
	who->how = ent_str_of(person.len ? "person" : "name");
}

static void take_amount(ent_record_event *event, char kind, ent_str code, ent_str surface, uint32_t start)
{
	ent_record_amount *amount = &event->amounts[event->n_amounts++];
	ent_str value = cut(&code, ' ');
	ent_str_to_double(value, &amount->lo);
	amount->hi = amount->lo;
	amount->unit = cut(&code, ' ');
	amount->measures = cut(&code, ' ');
	amount->text = surface;
	amount->ordinal = kind == '#';
	amount->approximate = kind == '~';
	amount->start = start;
	amount->end = start + (uint32_t)surface.len;
}

/* Reads the marks out of `marked`; the sentence begins at byte `base` of its document. */
static void read_marks(ent_arena *arena, ent_record_event *event, ent_str marked, uint32_t base)
{
	char *text = ent_arena_alloc(arena, marked.len + 1);
	size_t n = 0;
	event->participants = ENT_NEWN(arena, ent_record_participant, 8);
	event->amounts = ENT_NEWN(arena, ent_record_amount, 8);
	for (size_t i = 0; i < marked.len; i++) {
		if (marked.ptr[i] != '{') {
			text[n++] = marked.ptr[i];
			continue;
		}
		size_t end = (size_t)ent_str_find(marked, ENT_STR("}"), i);
		ent_str inner = ent_str_sub(marked, i + 2, end), code = {0};
		char kind = marked.ptr[i + 1];
		if (kind != '!')
			code = ent_str_trim(cut(&inner, ':'));
		uint32_t start = base + (uint32_t)n;
		ent_str surface = ent_str_copy(arena, inner);
		if (inner.len)
			memcpy(text + n, inner.ptr, inner.len);
		n += inner.len;
		if (kind == '!') {
			event->text = surface;
			event->start = start;
			event->end = start + (uint32_t)surface.len;
		} else if (kind == '@') {
			ent_edtf_parse(ent_str_copy(arena, code), &event->date);
			event->date_text = surface.len ? surface : (ent_str){0};
			event->date_start = start;
			event->date_end = start + (uint32_t)surface.len;
		} else if (strchr("$#~", kind)) {
			take_amount(event, kind, code, surface, start);
		} else {
			take_actor(arena, event, kind, code, surface, start);
		}
		i = end;
	}
	event->sentence_text = (ent_str){text, n};
	event->sentence_start = base;
	event->sentence_end = base + (uint32_t)n;
}

static void fixture_event(struct fixture *fixture, ent_record_event *event, const struct row *row, uint32_t index)
{
	ent_arena *arena = fixture->arena;
	*event = (ent_record_event){.source = &fixture->sources[row->source], .date = ENT_DATE_NONE};
	read_marks(arena, event, ent_str_of(row->text), row->sentence * 500);
	ent_basis_parse(ent_str_of(row->basis), &event->date.basis);
	event->id = ent_str_format(arena, "%016llx",
							   (unsigned long long)ent_str_hash(ent_str_of(row->text)) ^ (index * 0x9E3779B97F4A7C15u));
	event->sentence = row->sentence;
	event->event = ent_str_of(row->event);
	event->mode = *row->mode ? ent_str_of(row->mode) : (ent_str){0};
	event->status = ent_str_of(row->status);
	event->confidence = 0.9 - (index % 5) * 0.05;
	event->rule = ent_str_format(arena, "%s.%.*s", row->event, ENT_FMT(event->text));
	for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
		if (!strcmp(scores[i].event, row->event) && !strcmp(scores[i].mode, row->mode)) {
			event->score = scores[i].score;
			event->quad = ent_str_of(scores[i].quad);
			event->cameo = ent_str_of(scores[i].cameo);
		}
	for (size_t i = 0; i < event->n_participants; i++)
		if (ent_str_is(event->participants[i].role, "place")) {
			event->place = event->participants[i].text;
			event->place_country = event->participants[i].country;
		}
}

static __attribute__((unused)) void fixture_fill(struct fixture *fixture, ent_arena *arena)
{
	fixture->arena = arena;
	for (int i = 0; i < SOURCES; i++) {
		ent_source *source = &fixture->sources[i];
		*source = (ent_source){.key = i + 1,
							   .doc = ent_str_format(arena, "%016x", 0xabc000u + (unsigned)i),
							   .path = ent_str_format(arena, "texts/%02d.txt", i),
							   .format = ENT_STR("txt"),
							   .title = ent_str_of(source_rows[i].title),
							   .author = ent_str_of(source_rows[i].author),
							   .publisher = ent_str_of(source_rows[i].publisher),
							   .url = ent_str_of(source_rows[i].url),
							   .language = ENT_STR("en"),
							   .published = ENT_DATE_NONE,
							   .sentences = source_rows[i].sentences,
							   .coded = source_rows[i].coded};
		if (*source_rows[i].published)
			ent_edtf_parse(ent_str_of(source_rows[i].published), &source->published);
		ent_basis_parse(ent_str_of(source_rows[i].basis), &source->published.basis);
	}
	for (uint32_t i = 0; i < ROWS; i++)
		fixture_event(fixture, &fixture->events[i], &rows[i], i);
}

/* What a store would give for these states: events that hold two of their groups, and their amounts. */
static __attribute__((unused)) ent_dossier_input fixture_input(const struct fixture *fixture,
															   const ent_dossier_state *states, size_t n_states)
{
	ent_arena *arena = fixture->arena;
	ent_record_event *events = ENT_NEWN(arena, ent_record_event, ROWS);
	ent_record_figure *figures = ENT_NEWN(arena, ent_record_figure, ROWS);
	ent_dossier_input input = {.events = events, .figures = figures, .sources = fixture->sources, .n_sources = SOURCES};
	for (size_t i = 0; i < ROWS; i++) {
		const ent_record_event *event = &fixture->events[i];
		uint32_t groups = 0;
		for (size_t j = 0; j < event->n_participants; j++)
			for (size_t k = 0; k < n_states; k++)
				if (ent_str_eq(event->participants[j].country, states[k].iso))
					groups |= 1u << states[k].group;
		if (!(groups & (groups - 1)))
			continue;
		events[input.n_events++] = *event;
		for (size_t j = 0; j < event->n_amounts; j++)
			figures[input.n_figures++] = (ent_record_figure){event->source, event->sentence, event->sentence_text,
															 event->amounts[j], event->date};
	}
	return input;
}

#endif
