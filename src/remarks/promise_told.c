/* What is promised in clauses of an article on two states that name one of them alone, or none: "Chile pledged $40
 * million for the harbour", "the report was to be ready by 2015". A remark of kind "promise", its act "made" (by its
 * agents, with a word of promise_fates.tsv) or "due" (told as to come, by a day), its object what is promised in the
 * text's words, its value "due" the day. What the sentence tells of a third state is not between the two. */
#include "remarks/act.h"

#include <string.h>

enum { LONGEST = 18 /* [tokens] of what is promised */ };

/* The first month that lies `n` units behind the date: "within a year" of May 2014 is May 2015. */
static bool months_on(ent_arena *arena, const ent_date *from, ent_str value, ent_date *ret_date)
{
	int64_t n;
	int year, month, day;
	char unit = value.len > 2 ? value.ptr[value.len - 1] : '\0';
	if (from->lo == ENT_DAY_UNKNOWN || from->lo == ENT_DAY_PAST || value.ptr[0] != 'P' ||
		(unit != 'M' && unit != 'Y') || !ent_str_to_int(ent_str_sub(value, 1, value.len - 1), &n) || n < 1 || n > 600)
		return false;
	ent_day_to(from->lo, &year, &month, &day);
	int64_t months = (int64_t)year * 12 + month - 1 + (unit == 'Y' ? 12 * n : n);
	bool whole_year = from->hi != ENT_DAY_FUTURE && from->hi - from->lo > 31; /* told by its year alone */
	ent_str edtf = whole_year ? ent_str_format(arena, "%04d", (int)(months / 12))
							  : ent_str_format(arena, "%04d-%02d", (int)(months / 12), (int)(months % 12) + 1);
	return ent_edtf_parse(edtf, ret_date);
}

static bool is_one_of(const ent_clause *clause, int32_t token, const char *const *words)
{
	for (size_t i = 0; token >= 0 && words[i]; i++)
		if (ent_clause_form_is(clause, token, words[i]))
			return true;
	return false;
}

/* Told in the words of the promise itself, not joined to it: "offers a credit AND SAYS that". */
static bool is_within(const ent_clause *clause, int32_t token, int32_t promise)
{
	while (token >= 0 && token != promise) {
		if (ent_clause_rel(clause, token, ENT_DEPREL_CONJ) && clause->tokens[token].head == promise)
			return false;
		token = clause->tokens[token].head;
	}
	return token >= 0;
}

/* The day by which what hangs under `token` is to be: "by 2015", "within a year" of `from`. */
static const ent_timex *due_of(const ent_clause *clause, int32_t token, const ent_date *from, ent_date *ret_due)
{
	static const char *const by[] = {"by", "before", "until", "from", NULL}, *const within[] = {"within", NULL},
							 *const in[] = {"in", "on", NULL};
	/* "is due IN 2027", "will be signed NEXT YEAR" */
	bool due = ent_remark_fate_word(clause->tables, ent_str_lower(clause->arena, clause->tokens[token].lemma), "due");
	for (size_t i = 0; i < clause->n_timexes; i++) {
		const ent_timex *timex = &clause->timexes[i];
		int32_t first = (int32_t)timex->first;
		if (first <= token || !is_within(clause, first, token))
			continue;
		bool end = ent_clause_form_is(clause, first - 1, "of") && ent_clause_form_is(clause, first - 2, "end");
		bool bound = is_one_of(clause, first - 1, by) || is_one_of(clause, first, by) || end ||
					 (ent_clause_form_is(clause, first - 1, "the") && is_one_of(clause, first - 2, by)) ||
					 (due && (is_one_of(clause, first - 1, in) || first == token + 1));
		if (timex->type == ENT_TIMEX_DATE && bound && ent_edtf_parse(timex->value, ret_due) &&
			ret_due->lo != ENT_DAY_UNKNOWN)
			return timex;
		bool span = is_one_of(clause, first - 1, within) || is_one_of(clause, first, within);
		if (timex->type == ENT_TIMEX_DURATION && span && months_on(clause->arena, from, timex->value, ret_due))
			return timex;
	}
	return NULL;
}

/* [first, end) to the next mark. */
static ent_str words_of(const ent_clause *clause, int32_t first, int32_t token)
{
	int32_t end = token + 1;
	while (end < clause->n && end < token + LONGEST &&
		   !(clause->tokens[end].upos == ENT_UPOS_PUNCT && strchr(",;:.(", clause->tokens[end].form.ptr[0]) &&
			 clause->tokens[end].form.len == 1))
		end++;
	ent_str text = ent_clause_text(clause, (uint32_t)first, (uint32_t)end);
	char *line = text.len ? ent_arena_alloc(clause->arena, text.len) : NULL; /* without the ends of its lines */
	for (size_t i = 0; i < text.len; i++)
		line[i] = text.ptr[i] == '\n' || text.ptr[i] == '\r' || text.ptr[i] == '\t' ? ' ' : text.ptr[i];
	return (ent_str){line, text.len};
}

static bool is_of_pair(const ent_remark_story *story, const char *code)
{
	return strcmp(code, story->pair.code[0]) == 0 || strcmp(code, story->pair.code[1]) == 0;
}

/* No state but the two is named under the token, or as to whom it is done. */
static bool is_between(const ent_remark_story *story, const ent_clause *clause, int32_t token, int32_t verb)
{
	int32_t to = verb >= 0 ? ent_clause_prep(clause, verb, ENT_STR("to"), verb) : ENT_CLAUSE_NONE;
	int32_t given = verb >= 0 ? ent_clause_child(clause, verb, ENT_DEPREL_IOBJ, verb) : ENT_CLAUSE_NONE;
	for (int32_t i = 0; i < clause->n; i++) {
		const ent_mention *m = clause->mention[i];
		if (!m || !(ent_clause_under(clause, i, token) || (to >= 0 && ent_clause_under(clause, i, to)) || i == given))
			continue;
		for (uint32_t k = 0; k < m->n_actors; k++)
			if (m->actors[k].country[0] && !is_of_pair(story, m->actors[k].country))
				return false;
	}
	return true;
}

/* "pledged to clear the road AND HAS DONE SO" */
static bool is_done(const ent_clause *clause, int32_t verb)
{
	static const char *const done[] = {"done", "did", NULL};
	for (int32_t i = verb + 1; i + 1 < clause->n; i++)
		if (is_one_of(clause, i, done) && ent_clause_form_is(clause, i + 1, "so") &&
			!ent_clause_has_word(clause, i, "not") && !ent_clause_has_word(clause, i, "never"))
			return true;
	return false;
}

static void add(ent_remark_story *story, const ent_clause *clause, ent_remark *remark, const ent_states_set *agents,
				const ent_date *due, const ent_timex *timex, bool done)
{
	ent_states_set by = *agents, to = {0};
	ent_remark_values values = {0};
	if (done)
		*ent_push(story->arena, &values) = (ent_remark_value){.property = ENT_STR("kept"),
															  .text = remark->text,
															  .start = remark->start,
															  .end = remark->end,
															  .date = ENT_DATE_NONE};
	for (size_t i = 0; i < 2; i++)
		if (by.n == 0 || strcmp(by.code[0], story->pair.code[i]) != 0)
			ent_states_add(&to, story->pair.code[i]);
	remark->kind = ENT_STR("promise");
	remark->agents = ent_states_text(clause->arena, &by);
	remark->others = ent_states_text(clause->arena, &to);
	if (timex)
		*ent_push(story->arena, &values) =
			(ent_remark_value){.property = ENT_STR("due"),
							   .text = ent_clause_text(clause, timex->first, timex->first + timex->n),
							   .start = timex->start,
							   .end = timex->end,
							   .date = *due};
	remark->values = values.at;
	remark->n_values = values.n;
	*ent_push(story->arena, &story->remarks) = *remark;
}

/* "PLEDGED to press its creditors", "OFFERS a credit of $1 billion" */
static bool made(ent_remark_story *story, const ent_clause *clause, int32_t verb)
{
	bool passive;
	ent_states_set agents = {0};
	ent_date due = ENT_DATE_NONE;
	const ent_timex *timex = NULL;
	ent_remark remark = ent_remark_new(clause, verb);
	int32_t what = ent_clause_child(clause, verb, ENT_DEPREL_XCOMP, verb);
	if (what < 0)
		what = ent_clause_child(clause, verb, ENT_DEPREL_OBJ, verb);
	if (what < 0)
		what = ent_clause_child(clause, verb, ENT_DEPREL_CCOMP, verb);
	bool to = what >= 0 && ent_clause_rel(clause, what, ENT_DEPREL_XCOMP);
	bool told = what >= 0 && (to || !ent_clause_lemma_in(clause, verb, ENT_STR("agree"), ' ')) && /* "agreed ON it" */
				clause->tokens[what].upos != ENT_UPOS_PRON && !ent_str_ends(clause->tokens[verb].form, ENT_STR("ing"));
	if (!told || ent_clause_subject(clause, verb, &passive) < 0 || passive ||
		!ent_str_is(ent_clause_stage(clause, verb).status, "actual"))
		return false;
	ent_act_agents_of_verb(clause, verb, &agents, &remark);
	(void)ent_remark_date(clause, verb, &remark);
	timex = due_of(clause, what, &remark.date, &due);
	bool ours = agents.n == 0 ? timex != NULL : agents.n == 1 && is_of_pair(story, agents.code[0]);
	if (!ours || !is_between(story, clause, what, verb)) /* "the COMPANY undertook to finish it by May" */
		return false;
	remark.act = ENT_STR("made");
	remark.status = ENT_STR("promised");
	remark.object = words_of(clause, verb, what);
	add(story, clause, &remark, &agents, &due, timex, is_done(clause, verb));
	return true;
}

/* "IS TO be ready", "WILL be on the table", "SHOULD arrive": by the words right beside it. */
static bool is_to_come(const ent_clause *clause, int32_t token)
{
	static const char *const be[] = {"is", "are", "was", "were", "due", NULL};
	static const char *const words[] = {"will", "shall", "should", NULL};
	if (ent_clause_form_is(clause, token, "due"))
		return true;
	for (int32_t i = token - 1; i > 0 && i >= token - 4; i--)
		if (is_one_of(clause, i, words) ||
			(ent_clause_form_is(clause, i, "to") && (is_one_of(clause, i - 1, be) || is_one_of(clause, i - 2, be))))
			return true;
	return false;
}

static bool is_conditional(const ent_clause *clause, int32_t token)
{
	static const char *const words[] = {"if", "unless", "whether", "not", "never", "n't", NULL};
	for (int32_t i = 0; i < clause->n; i++)
		if (clause->tokens[i].head == token && is_one_of(clause, i, words))
			return true;
	return false;
}

/* When it is told that something is due: the day of the sentence's own verb, else of what the last sentences tell. */
static ent_date told_on(const ent_remark_story *story, const ent_clause *clause)
{
	enum { BACK = 2 /* [sentences] */ };
	const ent_timex *timex = NULL;
	int32_t root = 0;
	while (root + 1 < clause->n && clause->tokens[root].head >= 0)
		root++;
	ent_date date = ent_clause_date(clause, root, &timex);
	bool span = timex && timex->type == ENT_TIMEX_DURATION; /* "within a year" itself */
	for (size_t i = story->remarks.n; i-- > 0 && (date.lo == ENT_DAY_UNKNOWN || span);) {
		const ent_remark *before = &story->remarks.at[i];
		if (before->article != clause->sentence->article || clause->sentence->index - before->sentence > BACK)
			return ENT_DATE_NONE;
		if (ent_str_is(before->status, "actual") && before->date.lo > ENT_DAY_PAST)
			return before->date;
	}
	return date;
}

/* Another remark of the sentence has told it: the opening of a railway. */
static bool is_known(const ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	for (size_t i = story->remarks.n; i-- > 0 && story->remarks.at[i].sentence == clause->sentence->index;)
		if (story->remarks.at[i].start == clause->tokens[token].start && !ent_str_is(story->remarks.at[i].kind, "fate"))
			return true;
	return false;
}

/* "A report WAS TO BE READY by 2015" */
static void due(ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	bool passive;
	ent_states_set agents = {0};
	ent_date day = ENT_DATE_NONE;
	const ent_timex *timex = NULL;
	ent_remark remark = ent_remark_new(clause, token);
	int32_t subject = ent_clause_child(clause, token, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	if (subject < 0 && ent_clause_is_verb(clause, token))
		subject = ent_clause_subject(clause, token, &passive);
	if (subject < 0 || subject > token || !is_to_come(clause, token) || is_conditional(clause, token) ||
		is_known(story, clause, token))
		return;
	ent_date told = told_on(story, clause);
	timex = due_of(clause, token, &told, &day);
	if (!timex || !is_between(story, clause, subject, ENT_CLAUSE_NONE))
		return;
	int32_t first = subject;
	for (int32_t i = subject - 1; i >= 0 && ent_clause_under(clause, i, subject); i--)
		first = i;
	int32_t says = clause->tokens[token].head; /* "THE MINISTER said that the report would be ready by May" */
	ent_clause_states(clause, subject, &agents);
	if (agents.n == 0 && says >= 0 && ent_clause_rel(clause, token, ENT_DEPREL_CCOMP) &&
		ent_clause_is_verb(clause, says))
		ent_clause_states(clause, ent_clause_subject(clause, says, &passive), &agents);
	if (agents.n && ent_clause_form_is(clause, token, "due")) /* a visitor */
		return;
	if (agents.n > 1 || (agents.n == 1 && !is_of_pair(story, agents.code[0])))
		agents.n = 0;
	remark.act = ENT_STR("due");
	remark.status = ENT_STR("planned");
	remark.object = words_of(clause, first, token);
	add(story, clause, &remark, &agents, &day, timex, false);
}

void ent_remark_promises_find(ent_remark_story *story, const ent_clause *clause)
{
	int32_t within = ENT_CLAUSE_NONE; /* the verb of a promise whose words tell what is due */
	if (story->pair.n != 2)
		return;
	for (int32_t i = 0; i < clause->n; i++) {
		bool verb = ent_clause_is_verb(clause, i) && clause->tokens[i].upos == ENT_UPOS_VERB;
		bool said = ent_clause_child(clause, i, ENT_DEPREL_COP, ENT_CLAUSE_NONE) >= 0;
		if (verb && ent_remark_fate_word(clause->tables, clause->tokens[i].lemma, "made") && made(story, clause, i))
			within = i;
		else if ((verb || said) && (within < 0 || !is_within(clause, i, within)))
			due(story, clause, i);
	}
}
