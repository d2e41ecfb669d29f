/* What became of a thing that may have been promised: "the two frigates were delivered", "the loan was never paid". A
 * remark of kind "fate" for each, its act "kept" or "superseded", its object the noun of the thing; which promise it
 * is told of is for the room `link`. By data/promise_fates.tsv. Told as done only: who may, will or half does it is
 * left, and so is a thing without an article or number, which may be any. */
#include "remarks/find.h"

static const ent_remark_fate *row_of(const ent_remark_tables *tables, uint32_t at)
{
	return &tables->fates.at[tables->fate_entries.at[at].fate];
}

static bool has_particle(const ent_clause *clause, int32_t token, ent_str particle)
{
	for (int32_t i = token + 1; particle.len && i < clause->n && i <= token + 2; i++)
		if (ent_str_eq_nocase(clause->tokens[i].form, particle))
			return true;
	return !particle.len;
}

bool ent_remark_fate_word(const ent_remark_tables *tables, ent_str word, const char *gives)
{
	uint32_t at = ent_map_get(&tables->fate_words, word);
	for (; at != ENT_MAP_NONE; at = tables->fate_entries.at[at].next)
		if (ent_str_is(row_of(tables, at)->gives, gives))
			return true;
	return false;
}

/* The deeds after which the noun calls a thing, "lend loan" of "loan"; missing: none. */
static ent_str called_after(const ent_clause *clause, int32_t noun)
{
	uint32_t at = ent_map_get(&clause->tables->fate_words, clause->tokens[noun].lemma);
	for (; at != ENT_MAP_NONE; at = clause->tables->fate_entries.at[at].next)
		if (ent_str_is(row_of(clause->tables, at)->gives, "deed"))
			return row_of(clause->tables, at)->deeds;
	return (ent_str){0};
}

/* Only a part of it, or another, is meant. */
static bool is_part(const ent_clause *clause, int32_t token)
{
	for (int32_t i = 0; i < clause->n; i++)
		if (clause->tokens[i].head == token &&
			ent_remark_fate_word(clause->tables, ent_str_lower(clause->arena, clause->tokens[i].form), "part"))
			return true;
	return false;
}

/* "the plan for a REFINERY", "the FRIGATE delivery": the thing behind a noun that stands for it, or the noun itself;
 * ENT_CLAUSE_NONE: a plan of nobody knows what. */
static int32_t thing_of(const ent_clause *clause, int32_t noun)
{
	if (!ent_remark_fate_word(clause->tables, clause->tokens[noun].lemma, "about"))
		return noun;
	int32_t of = ent_clause_prep(clause, noun, ENT_STR("of"), noun);
	if (of < 0)
		of = ent_clause_prep(clause, noun, ENT_STR("for"), noun);
	return of >= 0 ? of : ent_clause_child(clause, noun, ENT_DEPREL_COMPOUND, ENT_CLAUSE_NONE);
}

/* "the", "these", or a number beside it, which is given in `*ret_number`. */
static bool is_known(const ent_clause *clause, int32_t noun, ent_str *ret_number)
{
	bool known = false;
	for (int32_t i = 0; i < noun; i++)
		if (clause->tokens[i].head == noun) {
			known |= ent_clause_form_is(clause, i, "the") || ent_clause_form_is(clause, i, "these") ||
					 ent_clause_form_is(clause, i, "those") || ent_clause_rel(clause, i, ENT_DEPREL_NMOD_POSS);
			if (ent_clause_rel(clause, i, ENT_DEPREL_NUMMOD))
				*ret_number = clause->tokens[i].form;
		}
	return known || ret_number->len;
}

/* Told as what has happened: no present, no "if", "until" or "when" before it. */
static bool has_happened(const ent_clause *clause, int32_t verb)
{
	bool passed = ent_clause_form_is(clause, verb, "put");
	ent_str form = clause->tokens[verb].form;
	passed |= !ent_str_eq_nocase(form, clause->tokens[verb].lemma) && !ent_str_ends(form, ENT_STR("s")) &&
			  !ent_str_ends(form, ENT_STR("ing"));
	for (int32_t i = 0; i < clause->n; i++) {
		if (clause->tokens[i].head != verb)
			continue;
		if (ent_clause_form_is(clause, i, "did"))
			passed = true;
		if (ent_clause_form_is(clause, i, "is") || ent_clause_form_is(clause, i, "are") ||
			ent_clause_form_is(clause, i, "be") || ent_clause_form_is(clause, i, "to"))
			return false;
		if (ent_clause_rel(clause, i, ENT_DEPREL_MARK) && !ent_clause_form_is(clause, i, "that"))
			return false;
		if (ent_clause_rel(clause, i, ENT_DEPREL_ADVMOD) &&
			(ent_clause_form_is(clause, i, "when") || ent_clause_form_is(clause, i, "how")))
			return false;
	}
	return passed;
}

/* "HAS YET TO be delivered" */
static bool is_yet(const ent_clause *clause, int32_t verb)
{
	for (int32_t i = verb - 1; i > 0 && i >= verb - 3; i--)
		if (ent_clause_form_is(clause, i, "to") && ent_clause_form_is(clause, i - 1, "yet"))
			return true;
	return false;
}

/* "a loan of $2 million for the Unity Dam, which was never PAID": of the nouns that the relative may stand for, the
 * first above it that is no name. */
static int32_t above_names(const ent_clause *clause, int32_t verb, int32_t noun)
{
	while (noun >= 0 && noun < verb && ent_clause_rel(clause, verb, ENT_DEPREL_ACL) &&
		   clause->tokens[noun].upos != ENT_UPOS_NOUN && !ent_clause_is_verb(clause, noun))
		noun = clause->tokens[noun].head;
	return noun;
}

/* The noun of the thing by the row: object or subject of the verb, or what "nothing has been seen OF". */
static int32_t noun_of(const ent_clause *clause, const ent_remark_fate *fate, int32_t verb)
{
	bool passive = false, oath = ent_str_is(fate->object, "oath");
	int32_t object = oath || ent_str_is(fate->object, "obj") ? ent_clause_object(clause, verb) : ENT_CLAUSE_NONE;
	if (oath && object >= 0 && !ent_remark_fate_word(clause->tables, clause->tokens[object].lemma, "oath"))
		return ENT_CLAUSE_NONE;
	if (oath || ent_str_is(fate->object, "obj"))
		return above_names(clause, verb, object);
	int32_t subject = ent_clause_subject(clause, verb, &passive);
	if (!ent_str_is(fate->object, "of"))
		return passive ? ENT_CLAUSE_NONE : subject;
	if (subject < 0 ||
		!(ent_clause_form_is(clause, subject, "nothing") || ent_clause_form_is(clause, subject, "little")))
		return ENT_CLAUSE_NONE;
	int32_t of = ent_clause_prep(clause, verb, ENT_STR("of"), ENT_CLAUSE_NONE);
	return of >= 0 ? of : ent_clause_prep(clause, subject, ENT_STR("of"), ENT_CLAUSE_NONE);
}

/* What the verb tells: what the row gives; of what would be kept and is not, "open", or "superseded" with "never";
 * missing where it is not told as so. */
static ent_str outcome_of(const ent_clause *clause, const ent_remark_fate *fate, int32_t verb)
{
	bool kept = ent_str_is(fate->gives, "kept"), open = ent_str_is(fate->gives, "open");
	ent_str status = ent_clause_stage(clause, verb).status;
	bool denied = ent_str_is(status, "denied");
	if (is_yet(clause, verb))
		return kept ? ENT_STR("open") : (ent_str){0};
	if (open) /* "does not EXIST", "nothing has been SEEN of" */
		return denied || ent_str_is(fate->object, "of") ? fate->gives : (ent_str){0};
	if (!has_happened(clause, verb) || !(ent_str_is(status, "actual") || (kept && denied)))
		return (ent_str){0};
	return !denied ? fate->gives : ent_clause_has_word(clause, verb, "never") ? ENT_STR("superseded") : ENT_STR("open");
}

static bool add(ent_remark_story *story, const ent_clause *clause, const ent_remark_fate *fate, int32_t verb)
{
	int32_t noun = noun_of(clause, fate, verb);
	ent_str outcome = outcome_of(clause, fate, verb);
	if (noun < 0 || !outcome.len || clause->tokens[noun].upos != ENT_UPOS_NOUN || is_part(clause, noun) ||
		is_part(clause, verb))
		return false;
	bool oath = ent_str_is(fate->object, "oath"),
		 relative = noun < verb && ent_clause_rel(clause, verb, ENT_DEPREL_ACL);
	int32_t thing = oath ? noun : thing_of(clause, noun);
	ent_str number = {0};
	if (thing < 0 || clause->tokens[thing].upos != ENT_UPOS_NOUN || is_part(clause, thing) ||
		(!is_known(clause, noun, &number) && !is_known(clause, thing, &number) && !relative))
		return false;
	ent_remark remark = ent_remark_new(clause, verb);
	ent_states_set states = {0};
	ent_clause_states_under(clause, verb, &states);
	for (int32_t up = clause->tokens[verb].head; states.n == 0 && relative && up >= 0; up = clause->tokens[up].head)
		if (ent_clause_is_verb(clause, up)) /* whose verb the noun hangs on */
			ent_clause_states_under(clause, up, &states);
	if (states.n == 0)
		states = story->pair;
	if (states.n == 0)
		return false;
	remark.kind = ENT_STR("fate");
	remark.act = outcome;
	remark.status = ent_clause_stage(clause, verb).status;
	remark.agents = ent_states_text(clause->arena, &states);
	remark.object = clause->tokens[thing].form;
	(void)ent_remark_date(clause, verb, &remark);
	ent_remark_values values = {0};
	if (fate->deeds.len)
		*ent_push(story->arena, &values) = (ent_remark_value){
			.property = ENT_STR("deeds"), .text = fate->deeds, .start = remark.start, .end = remark.end};
	if (number.len)
		*ent_push(story->arena, &values) =
			(ent_remark_value){.property = ENT_STR("number"), .text = number, .start = remark.start, .end = remark.end};
	if (oath)
		*ent_push(story->arena, &values) = (ent_remark_value){
			.property = ENT_STR("any"), .text = remark.object, .start = remark.start, .end = remark.end};
	ent_str after = called_after(clause, thing);
	if (after.len)
		*ent_push(story->arena, &values) =
			(ent_remark_value){.property = ENT_STR("verbs"), .text = after, .start = remark.start, .end = remark.end};
	for (size_t i = 0; i < values.n; i++)
		values.at[i].date = ENT_DATE_NONE;
	remark.values = values.at;
	remark.n_values = values.n;
	*ent_push(story->arena, &story->remarks) = remark;
	return true;
}

void ent_remark_fates_find(ent_remark_story *story, const ent_clause *clause)
{
	const ent_remark_tables *tables = clause->tables;
	for (int32_t i = 0; i < clause->n; i++) {
		if (!ent_clause_is_verb(clause, i))
			continue;
		uint32_t at = ent_map_get(&tables->fate_words, clause->tokens[i].lemma);
		for (bool found = false; at != ENT_MAP_NONE && !found; at = tables->fate_entries.at[at].next)
			found = row_of(tables, at)->pos == 'v' && has_particle(clause, i, tables->fate_entries.at[at].particle) &&
					add(story, clause, row_of(tables, at), i);
	}
}

bool ent_remark_is_fate_word(const ent_remark_tables *tables, ent_str low)
{
	static const char *const endings[] = {"", "d", "ed"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		ent_str ending = ent_str_of(endings[i]);
		ent_str word = ent_str_sub(low, 0, low.len - (low.len > ending.len ? ending.len : 0));
		uint32_t at = ent_str_ends(low, ending) ? ent_map_get(&tables->fate_words, word) : ENT_MAP_NONE;
		for (; at != ENT_MAP_NONE; at = tables->fate_entries.at[at].next)
			if (row_of(tables, at)->pos == 'v')
				return true;
	}
	return ent_map_get(&tables->fate_forms, low) != ENT_MAP_NONE;
}
