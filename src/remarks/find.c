/* The way through a document: each parsed sentence made a clause, then its things, acts and aliases. */
#include "remarks/find.h"

#include <string.h>

ent_remark ent_remark_new(const ent_clause *clause, int32_t token)
{
	const ent_token *t = &clause->tokens[token];
	return (ent_remark){.sentence = clause->sentence->index,
						.article = clause->sentence->article,
						.start = t->start,
						.end = t->end,
						.text = ent_clause_text(clause, (uint32_t)token, (uint32_t)token + 1),
						.status = ENT_STR("actual"),
						.date = ENT_DATE_NONE};
}

const ent_timex *ent_remark_date(const ent_clause *clause, int32_t token, ent_remark *remark)
{
	const ent_timex *timex;
	remark->date = ent_clause_date(clause, token, &timex);
	remark->date_start = timex ? timex->start : 0;
	remark->date_end = timex ? timex->end : 0;
	return timex;
}

ent_remark_value ent_remark_amount(const ent_clause *clause, const ent_amount *amount, ent_str property, ent_str unit)
{
	return (ent_remark_value){.property = property,
							  .text = ent_clause_text(clause, amount->first, amount->first + amount->n),
							  .start = amount->start,
							  .end = amount->end,
							  .lo = amount->lo,
							  .hi = amount->hi,
							  .unit = unit,
							  .approximate = amount->approximate,
							  .date = ENT_DATE_NONE};
}

/* The two states named most in the article, where they are named clearly more than others. */
static ent_states_set pair_of(const ent_remark_input *input, uint32_t article)
{
	enum { MOST = 32 };
	char code[MOST][4];
	uint32_t count[MOST] = {0};
	size_t n = 0;
	ent_states_set pair = {0};
	for (size_t i = 0; i < input->mentions->n; i++) {
		const ent_mention *m = &input->mentions->at[i];
		if (input->text->sentences[m->sentence].article != article)
			continue;
		for (uint32_t k = 0; k < m->n_actors; k++) {
			size_t at = 0;
			while (at < n && strcmp(code[at], m->actors[k].country) != 0)
				at++;
			if (at == n && n < MOST && m->actors[k].country[0])
				memcpy(code[n++], m->actors[k].country, 4);
			if (at < n)
				count[at]++;
		}
	}
	for (int round = 0; round < 2; round++) {
		size_t best = n;
		for (size_t i = 0; i < n; i++)
			if (count[i] && (best == n || count[i] > count[best]))
				best = i;
		if (best == n)
			break;
		ent_states_add(&pair, code[best]);
		count[best] = 0;
	}
	uint32_t most_left = 0;
	for (size_t i = 0; i < n; i++)
		most_left = count[i] > most_left ? count[i] : most_left;
	if (most_left > 0 && n > 2) { /* a third that is named as often as the second: no pair */
		uint32_t second = 0;
		for (size_t i = 0; i < input->mentions->n; i++) {
			const ent_mention *m = &input->mentions->at[i];
			for (uint32_t k = 0; input->text->sentences[m->sentence].article == article && k < m->n_actors; k++)
				second += pair.n == 2 && strcmp(m->actors[k].country, pair.code[1]) == 0;
		}
		if (most_left >= second)
			pair.n = 0;
	}
	return pair;
}

/* --- aliases --- */

static bool says(const ent_clause *clause, int32_t i, const char *a, const char *b)
{
	return ent_clause_form_is(clause, i, a) && (!b || ent_clause_form_is(clause, i + 1, b));
}

/* [first, end) of the run of capitals that begins at or just behind `from`; false where there is none near. */
static bool run_behind(const ent_clause *clause, int32_t from, int32_t *first, int32_t *end)
{
	int32_t i = from;
	while (i < clause->n && i < from + 4 && !ent_clause_is_capital(clause, i))
		i++;
	if (i >= clause->n || i >= from + 4)
		return false;
	*first = i;
	while (i < clause->n &&
		   (ent_clause_is_capital(clause, i) || ent_clause_form_is(clause, i, "-") ||
			(ent_clause_form_is(clause, i, "of") && i + 1 < clause->n && ent_clause_is_capital(clause, i + 1))))
		i++;
	*end = i;
	return true;
}

static bool run_before(const ent_clause *clause, int32_t to, int32_t *first, int32_t *end)
{
	int32_t i = to;
	while (i >= 0 && i > to - 6 && !ent_clause_is_capital(clause, i))
		i--;
	if (i < 0 || i <= to - 6)
		return false;
	*end = i + 1;
	while (i >= 0 && (ent_clause_is_capital(clause, i) || ent_clause_form_is(clause, i, "-") ||
					  (ent_clause_form_is(clause, i, "of") && i > 0 && ent_clause_is_capital(clause, i - 1))))
		i--;
	*first = i + 1;
	if (*first < *end && (ent_clause_form_is(clause, *first, "the")))
		(*first)++;
	return *first < *end;
}

/* "The Peace dam of Sudan was renamed the Unity dam": by the tree. False where it does not show both names. */
static bool renamed(ent_remark_story *story, const ent_clause *clause, int32_t verb)
{
	uint32_t first, end;
	int32_t old = ent_clause_object(clause, verb), new = ent_clause_child(clause, verb, ENT_DEPREL_XCOMP, -1);
	if (new < 0) { /* the new name read as the object */
		new = ent_clause_child(clause, verb, ENT_DEPREL_OBJ, -1);
		old = ent_clause_child(clause, verb, ENT_DEPREL_NSUBJ, -1);
	}
	if (old < 0 || new < 0 || old == new)
		return false;
	ent_str a = ent_clause_name(clause, old, &first, &end), b = ent_clause_name(clause, new, &first, &end);
	if (!a.len || !b.len || ent_str_eq(a, b))
		return false;
	*ent_push(story->arena, &story->aliases) = (ent_remark_alias){clause->sentence->index, a, b};
	return true;
}

static void add_alias(ent_remark_story *story, const ent_clause *clause, int32_t from, int32_t to)
{
	int32_t a, b, c, d;
	if (!run_behind(clause, to, &c, &d))
		return;
	/* "Formerly called the Unity dam, the Baker dam ...": both behind */
	bool leads = from <= 0 && d + 1 < clause->n && run_behind(clause, d + 1, &a, &b);
	if (!leads && (from < 0 || !run_before(clause, from, &a, &b)))
		return;
	*ent_push(story->arena, &story->aliases) =
		(ent_remark_alias){clause->sentence->index, ent_clause_text(clause, (uint32_t)a, (uint32_t)b),
						   ent_clause_text(clause, (uint32_t)c, (uint32_t)d)};
}

/* "known as", "known until 2014 as": the token behind it, or ENT_CLAUSE_NONE. */
static int32_t behind_known(const ent_clause *clause, int32_t i)
{
	enum { FAR = 5 };
	if (!says(clause, i, "known", NULL))
		return ENT_CLAUSE_NONE;
	for (int32_t k = i + 1; k < clause->n && k <= i + FAR; k++) {
		bool timed = false;
		for (size_t t = 0; t < clause->n_timexes; t++)
			timed |= k >= (int32_t)clause->timexes[t].first &&
					 k < (int32_t)(clause->timexes[t].first + clause->timexes[t].n);
		if (says(clause, k, "as", NULL))
			return k + 1;
		if (!timed && clause->tokens[k].upos != ENT_UPOS_ADP && clause->tokens[k].upos != ENT_UPOS_SCONJ &&
			clause->tokens[k].upos != ENT_UPOS_ADV)
			break;
	}
	return ENT_CLAUSE_NONE;
}

/* "X, formerly Y", "X (Y)", "renamed Y". */
static void find_aliases(ent_remark_story *story, const ent_clause *clause)
{
	for (int32_t i = 0; i + 1 < clause->n; i++) {
		if (says(clause, i, "renamed", NULL) || says(clause, i, "rechristened", NULL)) {
			if (!renamed(story, clause, i))
				add_alias(story, clause, i - 1, i + 1);
		} else if (behind_known(clause, i) >= 0)
			add_alias(story, clause, i - 1, behind_known(clause, i));
		else if (says(clause, i, "formerly", NULL) || says(clause, i, "previously", NULL) ||
				 says(clause, i, "originally", "called") || says(clause, i, "earlier", "called") ||
				 says(clause, i, "once", "called"))
			add_alias(story, clause, i - 1, i + 1);
		else if (says(clause, i, "(", NULL) && ent_clause_is_capital(clause, i + 1) &&
				 (ent_clause_form_is(clause, i + 2, ")") || ent_clause_form_is(clause, i + 3, ")")))
			add_alias(story, clause, i - 1, i + 1);
	}
}

/* --- the document --- */

/* A word of the tables, as it stands or without the ending of a plural or a participle. */
static bool is_wanted(const ent_remark_tables *tables, ent_str low)
{
	static const char *const endings[] = {"", "s", "d", "ed"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		ent_str ending = ent_str_of(endings[i]);
		ent_str word = ent_str_sub(low, 0, low.len - (low.len > ending.len ? ending.len : 0));
		if (ent_str_ends(low, ending) && (ent_map_get(&tables->thing_words, word) != ENT_MAP_NONE ||
										  ent_map_get(&tables->act_words, word) != ENT_MAP_NONE))
			return true;
	}
	return ent_str_is(low, "cost") || ent_str_is(low, "deadline");
}

/* A work with a name before it, or with an article, that later sentences may speak of. */
static bool is_thing_told(const ent_remark_tables *tables, const ent_sentence *sentence, uint32_t i, ent_str low)
{
	ent_str before = sentence->tokens[i - 1].form;
	uint32_t at = ent_map_get(&tables->thing_words, low);
	const ent_remark_thing *thing = at == ENT_MAP_NONE ? NULL : &tables->things.at[at];
	bool work = thing && ent_str_is(thing->kind, "project") && !thing->generic && !thing->modified;
	bool capital = i > 1 && before.ptr[0] >= 'A' && before.ptr[0] <= 'Z';
	return capital || (work && ent_str_eq_nocase(before, ENT_STR("the")));
}

/* "IS TO BE ready WITHIN six months": something is due. */
static bool is_due_told(const ent_sentence *sentence, uint32_t i)
{
	static const char *const be[] = {"is", "are", "was", "were"}, *const by[] = {"by", "within", "from", "before",
																				 "in"};
	bool to = false;
	for (size_t k = 0; k < sizeof be / sizeof *be && i + 1 < sentence->n; k++)
		to |= ent_str_is(sentence->tokens[i].form, be[k]) &&
			  (ent_str_is(sentence->tokens[i + 1].form, "to") || ent_str_is(sentence->tokens[i + 1].form, "due"));
	for (uint32_t at = i + 2; to && at < sentence->n; at++)
		for (size_t k = 0; k < sizeof by / sizeof *by; k++)
			if (ent_str_is(sentence->tokens[at].form, by[k]))
				return true;
	return false;
}

bool ent_remarks_want(const ent_remark_tables *tables, const ent_sentence *sentence)
{
	bool word = false, number = false, named = false, pronoun = false, the = false, fate = false;
	for (uint32_t i = 0; i < sentence->n && i < ENT_CLAUSE_LONGEST; i++) {
		ent_str form = sentence->tokens[i].form;
		for (size_t k = 0; k < form.len && !number; k++)
			number = form.ptr[k] >= '0' && form.ptr[k] <= '9';
		char low[24];
		if (is_due_told(sentence, i) || ent_remark_is_numbered_name(form))
			return true;
		the |= ent_str_eq_nocase(form, ENT_STR("the"));
		pronoun |= ent_str_eq_nocase(form, ENT_STR("it")); /* "At 780 kilometres it will be the longest" */
		if ((word && fate) || form.len < 3 || form.len >= sizeof low)
			continue;
		for (size_t k = 0; k < form.len; k++)
			low[k] = form.ptr[k] >= 'A' && form.ptr[k] <= 'Z' ? (char)(form.ptr[k] + 32) : form.ptr[k];
		fate = fate || ent_remark_is_fate_word(tables, (ent_str){low, form.len}); /* "The loan was never PAID" */
		if (word)
			continue;
		word = is_wanted(tables, (ent_str){low, form.len});
		/* "the Dune Coast cable", "the metro": later sentences may speak of it */
		named = word && i > 0 && is_thing_told(tables, sentence, i, (ent_str){low, form.len});
	}
	return (word && (number || named)) || (pronoun && number) || (the && fate);
}

/* Index of the first mention of the sentence or of those behind it. */
static size_t first_mention(const ent_mentions *mentions, uint32_t sentence)
{
	size_t lo = 0, hi = mentions->n;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (mentions->at[mid].sentence < sentence)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void read_sentence(ent_remark_story *story, const ent_sentence *sentence)
{
	const ent_remark_input *input = story->input;
	ent_clause clause;
	size_t from, to;
	ent_clause_of(&clause, story->arena, story->tables, input, sentence);
	for (size_t i = first_mention(input->mentions, sentence->index);
		 i < input->mentions->n && input->mentions->at[i].sentence == sentence->index; i++) {
		const ent_mention *m = &input->mentions->at[i];
		for (uint32_t k = m->first; k < m->first + m->n && k < sentence->n; k++)
			clause.mention[k] = m;
	}
	if (input->timexes) {
		ent_times_in(input->timexes, sentence->index, &from, &to);
		clause.timexes = input->timexes->at + from;
		clause.n_timexes = to - from;
	}
	ent_amounts_in(input->amounts, sentence->index, &from, &to);
	clause.amounts = input->amounts->at + from;
	clause.n_amounts = to - from;
	ent_remark_things_find(story, &clause);
	ent_remark_stakes_find(story, &clause);
	size_t before = story->remarks.n;
	ent_remark_presence_find(story, &clause);
	ent_remark_acts_find(story, &clause);
	ent_remark_visit_told(story, &clause, before);
	ent_remark_arrivals_find(story, &clause);
	ent_remark_exercises_find(story, &clause);
	ent_remark_troops_find(story, &clause);
	ent_remark_toll_find(story, &clause);
	ent_remark_goods_find(story, &clause);
	ent_remark_borders_find(story, &clause);
	ent_remark_captives_find(story, &clause);
	ent_remark_terms_find(story, &clause);
	ent_remark_fates_find(story, &clause);
	ent_remark_promises_find(story, &clause);
	ent_remark_bodies_find(story, &clause);
	ent_remark_presence_note(story, &clause);
	find_aliases(story, &clause);
}

/* The codes, those of states that ended before the day replaced by their heirs': "Hanoi", once North Vietnam's, is
 * Vietnam's in 2016. */
static ent_str living_on(const ent_remark_input *input, ent_arena *arena, ent_str codes, ent_day day)
{
	ent_states_set living = {0};
	ent_str code;
	bool changed = false;
	for (ent_str rest = codes; rest.len && ent_str_split(&rest, ' ', &code);) {
		const ent_state *state = ent_actors_state(input->actors, code);
		const ent_state *heir = state && state->to < day ? ent_actors_heir(input->actors, code) : NULL;
		changed |= heir != NULL;
		ent_states_add(&living, heir ? heir->iso : ent_str_format(arena, "%.*s", ENT_FMT(code)).ptr);
	}
	return changed ? ent_states_text(arena, &living) : codes;
}

ent_remarks *ent_remarks_find(const ent_remark_tables *tables, ent_arena *arena, const ent_remark_input *input)
{
	ent_remark_story story = {.tables = tables, .input = input, .arena = arena, .article = UINT32_MAX};
	for (size_t i = 0; i < input->text->n; i++) {
		const ent_sentence *sentence = &input->text->sentences[i];
		ent_block_kind kind = input->text->document->blocks[sentence->block].kind;
		if (sentence->article != story.article) {
			story.article = sentence->article;
			story.things.n = 0;
			story.organisation = NULL;
			story.place = NULL;
			story.treaty = (ent_str){0};
			story.pair = pair_of(input, sentence->article);
		}
		if (sentence->parsed && sentence->n <= ENT_CLAUSE_LONGEST && kind != ENT_BLOCK_TITLE &&
			kind != ENT_BLOCK_HEADING)
			read_sentence(&story, sentence);
	}
	for (size_t i = 0; i < story.remarks.n; i++) {
		ent_remark *remark = &story.remarks.at[i];
		if (remark->date.lo == ENT_DAY_UNKNOWN || remark->date.lo == ENT_DAY_PAST)
			continue;
		remark->agents = living_on(input, arena, remark->agents, remark->date.lo);
		remark->others = living_on(input, arena, remark->others, remark->date.lo);
	}
	ent_remarks *remarks = ENT_NEW(arena, ent_remarks);
	*remarks = (ent_remarks){
		.at = story.remarks.at, .n = story.remarks.n, .aliases = story.aliases.at, .n_aliases = story.aliases.n};
	return remarks;
}
