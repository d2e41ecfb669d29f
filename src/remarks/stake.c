/* Who holds how much of a project: "holds 49 percent", "a majority stake (74 %)", "Kenya will hold 34 percent, Rwanda
 * and Uganda 33 percent each". A percentage that a holder's verb or a word for a stake governs is a stake in the
 * project that the clause names, else in the one told last; more of them behind it, without a verb between, are others'
 * in the same. Each is a remark of its own, with the holder as its agent. */
#include "remarks/find.h"

enum { BACK = 3 /* [sentences] */, NEAR = 3 /* [tokens] */ };

static int32_t last_of(const ent_amount *amount)
{
	return (int32_t)(amount->first + amount->n) - 1;
}

static bool is_percent(const ent_amount *amount)
{
	return ent_str_starts(amount->unit, ENT_STR("percent")) && !amount->ordinal && amount->change == ENT_CHANGE_NONE;
}

/* The word for a stake that the amount belongs to, or ENT_CLAUSE_NONE. */
static int32_t stake_word(const ent_clause *clause, const ent_amount *amount)
{
	const ent_str words = ENT_STR("stake equity shareholding share");
	int32_t from = (int32_t)amount->first - NEAR, to = last_of(amount) + NEAR;
	for (int32_t i = from < 0 ? 0 : from; i <= to && i < clause->n; i++)
		if (clause->tokens[i].upos == ENT_UPOS_NOUN && ent_clause_lemma_in(clause, i, words, ' '))
			return i;
	/* "Chad's SHARE in the project is 30 percent", "stands at 30 percent" */
	int32_t last = last_of(amount), up = clause->tokens[last].head;
	int32_t subject = ent_clause_child(clause, last, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	if (subject < 0 && up >= 0 && ent_clause_lemma_in(clause, up, ENT_STR("stand amount come be"), ' '))
		subject = ent_clause_child(clause, up, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	return subject >= 0 && ent_clause_lemma_in(clause, subject, words, ' ') ? subject : ENT_CLAUSE_NONE;
}

/* The verb over a token: of a holder, or any where `any`. */
static int32_t verb_over(const ent_clause *clause, int32_t token, bool any)
{
	const ent_str holding = ENT_STR("hold own control have retain keep acquire take get belong");
	int32_t up = clause->tokens[token].head;
	for (int step = 0; up >= 0 && step < 3 && !ent_clause_is_verb(clause, up); step++)
		up = clause->tokens[up].head;
	bool verb = up >= 0 && ent_clause_is_verb(clause, up);
	return verb && (any || ent_clause_lemma_in(clause, up, holding, ' ')) ? up : ENT_CLAUSE_NONE;
}

/* The project that the amount or its noun is "of" or "in"; `*ret_other`: it is of something else. */
static const ent_remark *of_what(ent_remark_story *story, const ent_clause *clause, int32_t token, bool *ret_other)
{
	const ent_str preps[] = {ENT_STR("of"), ENT_STR("in")}, firms = ENT_STR("venture company consortium firm it");
	for (size_t i = 0; token >= 0 && i < sizeof preps / sizeof *preps; i++) {
		int32_t at = ent_clause_prep(clause, token, preps[i], ENT_CLAUSE_NONE);
		for (size_t k = 0; at >= 0 && k < clause->n_amounts; k++) /* "a share OF 45 PERCENT" */
			if (at >= (int32_t)clause->amounts[k].first &&
				at < (int32_t)(clause->amounts[k].first + clause->amounts[k].n))
				at = ENT_CLAUSE_NONE;
		if (at >= 0 && ent_clause_lemma_in(clause, at, ENT_STR("share stake equity capital stock"), ' '))
			return of_what(story, clause, at, ret_other); /* "30 percent OF THE SHARES in it" */
		if (at < 0)
			continue;
		const ent_remark_thing *thing = ent_remark_thing_of(clause, at);
		const ent_remark *named = ent_remark_thing_named(story, clause, at);
		if (named && ent_str_is(named->kind, "project"))
			return named;
		bool years = false;
		for (size_t k = 0; k < clause->n_timexes; k++)
			years |= at >= (int32_t)clause->timexes[k].first &&
					 at < (int32_t)(clause->timexes[k].first + clause->timexes[k].n);
		*ret_other |= !years && !(thing && ent_str_is(thing->kind, "project")) &&
					  !ent_clause_lemma_in(clause, at, firms, ' ') &&
					  !ent_clause_lemma_in(clause, at, ENT_STR("agreement"), ' ');
	}
	return NULL;
}

bool ent_remark_is_stake(const ent_clause *clause, const ent_amount *amount)
{
	return is_percent(amount) && (stake_word(clause, amount) >= 0 || verb_over(clause, last_of(amount), false) >= 0);
}

static void add(ent_remark_story *story, const ent_clause *clause, const ent_amount *amount, const ent_remark *of,
				ent_states_set *holders)
{
	ent_remark remark = ent_remark_new(clause, last_of(amount));
	ent_remark_values values = {0};
	remark.agents = ent_states_text(clause->arena, holders);
	ent_remark_inherit(clause, of, &remark, &values);
	remark.definite = true;
	*ent_push(story->arena, &values) = ent_remark_amount(clause, amount, ENT_STR("stake"), ENT_STR("percent"));
	remark.values = values.at;
	remark.n_values = values.n;
	*ent_push(story->arena, &story->remarks) = remark;
}

/* The states named in [from, to), or none where a verb stands there. */
static void states_between(const ent_clause *clause, int32_t from, int32_t to, ent_states_set *ret_states)
{
	for (int32_t i = from; i < to; i++) {
		const ent_mention *m = clause->mention[i];
		if (ent_clause_is_verb(clause, i)) {
			ret_states->n = 0;
			return;
		}
		for (uint32_t k = 0; m && k < m->n_actors; k++)
			ent_states_add(ret_states, m->actors[k].country);
	}
}

/* Who comes to hold it: of "gave Kenya a stake", "belongs to Kenya", "is held by Kenya" Kenya, else the subject. */
static void holders_of(const ent_clause *clause, int32_t verb, ent_states_set *holders)
{
	bool passive;
	int32_t given = ent_clause_child(clause, verb, ENT_DEPREL_IOBJ, ENT_CLAUSE_NONE);
	int32_t subject = ent_clause_subject(clause, verb, &passive);
	if (given < 0 && ent_clause_lemma_in(clause, verb, ENT_STR("belong go"), ' '))
		given = ent_clause_prep(clause, verb, ENT_STR("to"), ENT_CLAUSE_NONE);
	if (given < 0 && passive)
		given = ent_clause_prep(clause, verb, ENT_STR("by"), ENT_CLAUSE_NONE);
	ent_clause_states(clause, given >= 0 ? given : subject, holders);
	for (int32_t i = 0; subject >= 0 && holders->n == 0 && i < clause->n; i++)
		if (clause->mention[i] && clause->tokens[i].head == subject)
			ent_clause_states(clause, i, holders);
}

void ent_remark_stakes_find(ent_remark_story *story, const ent_clause *clause)
{
	ent_remark of = {0};
	int32_t behind = ENT_CLAUSE_NONE; /* the last token of the stake before */
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		if (!is_percent(amount))
			continue;
		int32_t last = last_of(amount), word = stake_word(clause, amount);
		int32_t verb = verb_over(clause, word >= 0 ? word : last, word >= 0);
		ent_states_set holders = {0};
		if (behind >= 0) { /* "..., Rwanda 33 percent" */
			states_between(clause, behind + 1, (int32_t)amount->first, &holders);
			if (holders.n) {
				add(story, clause, amount, &of, &holders);
				behind = last;
				continue;
			}
		}
		bool other = false;
		const ent_remark *named = of_what(story, clause, last, &other);
		if (!named && !other)
			named = of_what(story, clause, word, &other);
		if (!named && !other)
			named = ent_remark_project_before(story, clause, BACK);
		int32_t owner =
			word < 0 ? ENT_CLAUSE_NONE : ent_clause_child(clause, word, ENT_DEPREL_NMOD_POSS, ENT_CLAUSE_NONE);
		ent_clause_states(clause, owner, &holders); /* "CHAD's share" */
		if (!named || (verb < 0 && !holders.n))
			continue;
		of = *named;
		if (!holders.n)
			holders_of(clause, verb, &holders);
		add(story, clause, amount, &of, &holders);
		behind = last;
	}
}
