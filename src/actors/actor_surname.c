/* Surnames that are also places or words, and mean nobody without an introduction: "Halifax told the ambassador" of
 * 1939 is the minister, "Bush invaded Iraq" of 2003 the president. Who is meant must have been in an office in a year
 * that the article names, and be of a state that it speaks of, unless all who bear the name are of one. */
#include "actors/actor_find.h"

#include <string.h>

enum { FIRST_YEAR = 1850, YEARS = 64 * ARTICLE_YEARS, YEAR_DIGITS = 4, DAYS_OF_A_YEAR = 365 };

/* ---- the years of an article ---- */

static void note_year(uint64_t *years, int64_t year)
{
	if (year >= FIRST_YEAR && year < FIRST_YEAR + YEARS)
		years[(year - FIRST_YEAR) / 64] |= (uint64_t)1 << ((year - FIRST_YEAR) % 64);
}

void actor_find_learn_years(uint64_t years[ARTICLE_YEARS], const ent_sentence *s)
{
	int64_t year;
	for (uint32_t i = 0; i < s->n; i++)
		if (s->tokens[i].form.len == YEAR_DIGITS && s->tokens[i].form.ptr[0] <= '2' &&
			ent_str_to_int(s->tokens[i].form, &year))
			note_year(years, year);
}

/* The years that the article in hand names, or that of its publication where it names none. */
static void read_years(finding *find)
{
	uint32_t article = find->sentence->article;
	if (find->years_known && find->years_article == article)
		return;
	find->years_known = true;
	find->years_article = article;
	memset(find->years, 0, sizeof find->years);
	size_t at = find->years_learnt ? find->text->n : find->sentence->index;
	if (find->years_learnt && article < find->text->document->n_articles)
		memcpy(find->years, find->years_learnt[article], sizeof find->years);
	while (!find->years_learnt && at > 0 && find->text->sentences[at - 1].article == article)
		at--;
	for (; at < find->text->n && find->text->sentences[at].article == article; at++)
		actor_find_learn_years(find->years, &find->text->sentences[at]);
	uint64_t any = 0;
	for (size_t i = 0; i < ARTICLE_YEARS; i++)
		any |= find->years[i];
	const ent_document *document = find->text->document;
	if (!any && document && article < document->n_articles &&
		document->articles[article].published.lo != ENT_DAY_UNKNOWN) {
		int64_t year;
		char day[ENT_DAY_SIZE];
		const char *printed = ent_day_print(document->articles[article].published.lo, day);
		if (ent_str_to_int(ent_str_sub(ent_str_of(printed), 0, YEAR_DIGITS), &year))
			note_year(find->years, year);
	}
}

static bool in_office(const finding *find, uint32_t index)
{
	const person *p = &find->actors->people.at[index];
	for (size_t i = 0; i < p->terms.n; i++) {
		const term *t = &find->actors->terms.at[p->terms.at[i]];
		for (int year = 0; year < YEARS && !find->actors->offices.at[t->office].many; year++) {
			if (!(find->years[year / 64] >> (year % 64) & 1))
				continue;
			ent_day first = ent_day_from(FIRST_YEAR + year, 1, 1);
			if (t->from < first + DAYS_OF_A_YEAR && first <= t->to)
				return true;
		}
	}
	return false;
}

/* ---- who bears the name ---- */

/* One who is spoken of by his surname as a state is by its name. */
static bool leads(const finding *find, const term *t)
{
	ent_str kind = find->actors->offices.at[t->office].kind;
	return ent_str_starts(kind, ENT_STR("head-of-")) || ent_str_is(kind, "foreign");
}

/* The article or the sentence in hand speaks of the state. */
static bool is_spoken_of(const finding *find, uint32_t state)
{
	if (actor_find_focus(find, state) > 0.0)
		return true;
	for (size_t i = find->first_of_sentence; i < find->mentions.n; i++) {
		const ent_mention *m = &find->mentions.at[i];
		uint32_t named = m->n_actors == 1 ? actor_find_state(find, m->actors[0].country) : UINT32_MAX;
		if (named != UINT32_MAX && ent_actors_same_state(find->actors, named, state))
			return true;
	}
	return false;
}

const form *actor_find_bearer(finding *find, uint32_t at)
{
	const form *best = NULL;
	uint32_t all = UINT32_MAX;
	bool of_one_state = true, several = false, near = false, alone = true;
	for (const form *f = actor_find_name_at(find, at); f; f = ent_actors_next_form(find->actors, f)) {
		if (f->kind != FORM_SURNAME || f->n > 1)
			continue;
		read_years(find);
		const term *t =
			ent_actors_term_of(find->actors, f->index, UINT32_MAX, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN);
		uint32_t state = t ? t->state : UINT32_MAX;
		of_one_state = of_one_state && (all == UINT32_MAX || ent_actors_same_state(find->actors, all, state));
		all = state;
		if (state == UINT32_MAX || !in_office(find, f->index))
			continue;
		bool here = is_spoken_of(find, state);
		alone = !best && leads(find, t); /* no other one was in office then */
		if (best && here == near)
			several = several || !ent_actors_same_state(find->actors, state, find->bearer_state);
		if (best && (near || !here))
			continue;
		several = several && here == near;
		best = f;
		near = here;
		find->bearer_state = state;
	}
	return best && !several && (near || of_one_state || alone) ? best : NULL;
}

/* ---- persons and places of one name ---- */

/* "in Halifax", "Halifax, Nova Scotia" is a place. */
static bool is_where(const finding *find, uint32_t at)
{
	static const char *const before[] = {"in",   "at",  "near",    "from",    "to",      "of",   "outside", "off",
										 "into", "via", "towards", "through", "between", "over", "around"};
	return (at > 0 && ACTOR_IN(before, actor_find_form(find, at - 1))) ||
		   (actor_find_is(find, at + 1, ",") && actor_find_is_capital(find, at + 2));
}

bool actor_find_does_as_person(const finding *find, uint32_t at)
{
	static const char *const verbs[] = {"said",    "told",   "wrote",    "replied",  "asked",     "met",      "warned",
										"urged",   "agreed", "insisted", "assured",  "thought",   "believed", "feared",
										"argued",  "spoke",  "resigned", "promised", "suggested", "informed", "saw",
										"visited", "flew",   "hoped",    "advised",  "declared",  "explained"};
	return ACTOR_IN(verbs, actor_find_form(find, at + 1));
}

/* "Hamilton Jordan", but "On 20 April Iraq", "Per Peru's request". */
static bool is_behind_given_name(const finding *find, uint32_t at)
{
	if (actor_find_is_capital(find, at + 1) || !actor_find_has_given_name(find, at))
		return false;
	if (at == 1)
		return actor_find_does_as_person(find, at);
	ent_str before = actor_find_form(find, at - 2);
	return before.len && (before.ptr[0] < '0' || before.ptr[0] > '9');
}

static bool is_person_at(const finding *find, uint32_t at)
{
	const form *f = actor_find_is_capital(find, at) ? actor_find_form_at(find, at) : NULL;
	return f && (f->kind == FORM_PERSON || f->kind == FORM_SURNAME);
}

/* "Chamberlain and Halifax", "Halifax and Chamberlain". */
static bool is_beside_person(const finding *find, uint32_t at)
{
	return (at > 1 && actor_find_is(find, at - 1, "and") && is_person_at(find, at - 2)) ||
		   (actor_find_is(find, at + 1, "and") && is_person_at(find, at + 2));
}

uint32_t actor_find_person_not_place(finding *find, uint32_t at, const form *place)
{
	if (place->n > 1 || place->kind == FORM_SEAT || is_where(find, at))
		return 0;
	if (is_behind_given_name(find, at))
		return at + 1; /* "Hamilton Jordan": somebody, whom no table has */
	if (place->kind != FORM_PLACE)
		return 0;
	uint32_t known = find->known.n ? actor_find_known(find, at) : 0;
	if (known || place->capital || (!actor_find_does_as_person(find, at) && !is_beside_person(find, at)))
		return known;
	const form *f = actor_find_bearer(find, at);
	return f ? actor_find_add_bearer(find, at, f) : 0;
}
