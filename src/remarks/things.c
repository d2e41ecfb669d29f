/* Things: nouns of remark_things.tsv ("pipeline", "trade") with the amounts that the sentence gives them, which owner.c
 * finds; where the sentence says "it", "the project" or a name alone, the thing told before. */
#include "remarks/find.h"

enum { BACK = 14 /* [sentences] */ };

const ent_remark_thing *ent_remark_thing_of(const ent_clause *clause, int32_t token)
{
	const ent_token *t = &clause->tokens[token];
	if (t->upos != ENT_UPOS_NOUN && t->upos != ENT_UPOS_PROPN)
		return NULL;
	ent_str word = ent_str_lower(clause->arena, t->lemma.len ? t->lemma : t->form);
	uint32_t at = ent_map_get(&clause->tables->thing_words, word);
	if (at == ENT_MAP_NONE && ent_str_ends(word, ENT_STR("s"))) /* "the Delta Mills": a name is its own lemma */
		at = ent_map_get(&clause->tables->thing_words, ent_str_sub(word, 0, word.len - 1));
	/* "to bridge a gap", "helped Lima bridge its gap": a verb, whatever the tree makes of it */
	bool verb =
		ent_clause_child(clause, token, ENT_DEPREL_OBJ, ENT_CLAUSE_NONE) >= 0 ||
		(token + 1 < clause->n && token > 0 && clause->mention[token - 1] && !ent_clause_is_capital(clause, token) &&
		 clause->tokens[token + 1].upos == ENT_UPOS_PRON && clause->tokens[token + 1].deprel == ENT_DEPREL_NMOD_POSS);
	if (at == ENT_MAP_NONE || verb)
		return NULL;
	if (ent_str_is(word, "line") && token > 0 && ent_clause_form_is(clause, token - 1, "credit")) /* no railway */
		at = ent_map_get(&clause->tables->thing_words, ENT_STR("credit"));
	if (at == ENT_MAP_NONE)
		return NULL;
	const ent_remark_thing *thing = &clause->tables->things.at[at];
	/* "a line" may be of anything: "the railway line", "the Blue Line" */
	bool told = !thing->modified ||
				(token > 0 && (ent_clause_is_capital(clause, token) || ent_clause_is_capital(clause, token - 1) ||
							   ent_clause_form_is(clause, token - 1, ")") ||
							   ((clause->tokens[token - 1].upos == ENT_UPOS_NOUN ||
								 ent_clause_rel(clause, token - 1, ENT_DEPREL_COMPOUND)) &&
								clause->tokens[token - 1].head == token)));
	return told ? thing : NULL;
}

/* --- what a thing is --- */

static bool is_definite(const ent_clause *clause, int32_t token)
{
	for (int32_t i = 0; i < token; i++)
		if (clause->tokens[i].head == token &&
			(ent_clause_form_is(clause, i, "the") || ent_clause_form_is(clause, i, "this") ||
			 ent_clause_form_is(clause, i, "its") || ent_clause_form_is(clause, i, "their") ||
			 (ent_clause_form_is(clause, i, "that") && clause->tokens[i].deprel == ENT_DEPREL_DET)))
			return true;
	return false;
}

/* The thing of this article that "the pipeline", "the project" or "it" means, or NULL. */
static const ent_remark *told_before(const ent_remark_story *story, const ent_clause *clause,
									 const ent_remark_thing *thing, uint32_t back)
{
	for (size_t i = story->things.n; i-- > 0;) {
		const ent_remark *before = &story->remarks.at[story->things.at[i]];
		if (clause->sentence->index - before->sentence > back)
			return NULL;
		if (!thing || (ent_str_eq(before->kind, thing->kind) &&
					   (thing->generic || ent_str_eq(before->act, thing->class) ||
						(ent_str_is(before->act, "any") &&
						 !before->name.len)))) /* "a power link" may be told on as "the cable" */
			return before;
	}
	return NULL;
}

/* True where `part` is the whole name or its first words. */
static bool begins(ent_str name, ent_str part)
{
	return ent_str_starts(name, part) && (name.len == part.len || name.ptr[part.len] == ' ');
}

/* "THE EXCHANGE increased", "THE LINE is 300 km long": a word that counts only behind a name or noun, of the thing of
 * its class told before. */
static const ent_remark *told_again(const ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	enum { NEXT = 2 /* [sentences] */ };
	const ent_token *t = &clause->tokens[token];
	uint32_t at = t->upos == ENT_UPOS_NOUN ? ent_map_get(&clause->tables->thing_words, t->lemma) : ENT_MAP_NONE;
	const ent_remark_thing *thing = at == ENT_MAP_NONE ? NULL : &clause->tables->things.at[at];
	return thing && thing->modified && is_definite(clause, token) ? told_before(story, clause, thing, NEXT) : NULL;
}

const ent_remark *ent_remark_thing_named(const ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	enum { LONG = 4 }; /* [bytes] a shorter first word may begin the names of many things */
	uint32_t first, end;
	if (!ent_clause_is_capital(clause, token))
		return told_again(story, clause, token);
	ent_str name = ent_clause_name(clause, token, &first, &end);
	for (size_t i = story->things.n; name.len && i-- > 0;) {
		const ent_remark *before = &story->remarks.at[story->things.at[i]];
		bool same = ent_str_eq(before->name, name) || (name.len >= LONG && begins(before->name, name));
		for (size_t k = 0; before->name.len && k < story->aliases.n && !same; k++)
			same =
				(ent_str_eq(story->aliases.at[k].name, name) && ent_str_eq(story->aliases.at[k].other, before->name)) ||
				(ent_str_eq(story->aliases.at[k].other, name) && ent_str_eq(story->aliases.at[k].name, before->name));
		if (same && !ent_str_is(before->kind, "trade"))
			return before;
	}
	return NULL;
}

const ent_remark *ent_remark_project_before(const ent_remark_story *story, const ent_clause *clause, uint32_t back)
{
	static const ent_remark_thing project = {.kind = {"project", 7}, .generic = true};
	return told_before(story, clause, &project, back);
}

void ent_remark_inherit(const ent_clause *clause, const ent_remark *before, ent_remark *remark,
						ent_remark_values *values)
{
	remark->kind = before->kind;
	remark->act = before->act;
	if (!remark->name.len)
		remark->name = before->name;
	if (!remark->others.len)
		remark->others = before->others;
	if (!remark->agents.len && ent_str_is(before->kind, "trade"))
		remark->agents = before->agents;
	if (!remark->object.len)
		remark->object = before->object;
	bool have = ent_str_is(remark->kind, "trade");
	for (size_t i = 0; i < values->n; i++)
		have |= ent_str_is(values->at[i].property, "endpoint");
	for (size_t i = 0; i < before->n_values && !have; i++)
		if (ent_str_is(before->values[i].property, "endpoint"))
			*ent_push(clause->arena, values) = before->values[i];
}

const ent_remark *ent_remark_thing_meant(const ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	if (!ent_clause_form_is(clause, token, "it"))
		return ent_remark_thing_named(story, clause, token);
	int32_t verb = clause->tokens[token].head;
	/* "it was opened", "opened it", "it will open" */
	bool done_to = clause->tokens[token].deprel == ENT_DEPREL_NSUBJ_PASS ||
				   (verb >= 0 && ent_clause_object(clause, verb) == token) ||
				   (verb >= 0 && ent_clause_rel(clause, token, ENT_DEPREL_NSUBJ) &&
					ent_clause_lemma_in(clause, verb, ENT_STR("open complete finish ready operational due"), ' ') &&
					ent_clause_child(clause, verb, ENT_DEPREL_OBJ, ENT_CLAUSE_NONE) < 0);
	const ent_remark *before = done_to ? told_before(story, clause, NULL, 1) : NULL;
	return before && ent_str_is(before->kind, "project") ? before : NULL;
}

static bool is_in_amount(const ent_clause *clause, int32_t i)
{
	for (size_t k = 0; k < clause->n_amounts; k++)
		if (i >= (int32_t)clause->amounts[k].first && i < (int32_t)(clause->amounts[k].first + clause->amounts[k].n))
			return true;
	return false;
}

/* Adjectives and nouns that tell what kind of thing it is: "natural gas", "coal". */
static ent_str sort_of(const ent_clause *clause, int32_t token)
{
	ent_str sort = {0};
	for (int32_t i = 0; i < token; i++) {
		const ent_token *t = &clause->tokens[i];
		if (t->head == token && t->upos == ENT_UPOS_NOUN &&
			(ent_clause_rel(clause, i, ENT_DEPREL_COMPOUND) || ent_clause_rel(clause, i, ENT_DEPREL_AMOD)) &&
			t->lemma.len > 2 && !is_in_amount(clause, i))
			sort = t->lemma;
	}
	return sort;
}

/* What is traded, where it is not all goods: "oil" of "oil exports", "exports of oil", "trade in oil"; "agricultural".
 */
static ent_str traded(const ent_clause *clause, int32_t token)
{
	const ent_str all = ENT_STR("trade turnover volume goods merchandise product year total value"),
				  sorts = ENT_STR("agricultural military industrial agri-food civilian non-oil electronic digital");
	const ent_str preps[] = {ENT_STR("of"), ENT_STR("in")};
	ent_str sort = sort_of(clause, token);
	if (sort.len && !ent_remark_listed(all, ' ', sort))
		return sort;
	for (int32_t i = 0; i < token; i++)
		if (clause->tokens[i].head == token && ent_clause_lemma_in(clause, i, sorts, ' '))
			return clause->tokens[i].lemma;
	for (size_t k = 0; k < sizeof preps / sizeof *preps; k++) {
		int32_t of = ent_clause_prep(clause, token, preps[k], ENT_CLAUSE_NONE);
		if (of >= 0 && clause->tokens[of].upos == ENT_UPOS_NOUN && !clause->mention[of] &&
			!ent_clause_is_timed(clause, of) && !is_in_amount(clause, of) && !ent_clause_lemma_in(clause, of, all, ' '))
			return clause->tokens[of].lemma;
	}
	return (ent_str){0};
}

/* "the Tarn and Lot power PLANTS": both names. None where it is the noun itself ("the Railways"), or says no more than
 * whose it is ("the Kenya-Uganda project"). */
static ent_str own_name(const ent_clause *clause, int32_t token, const ent_remark_thing *thing, ent_str name,
						uint32_t first, uint32_t end)
{
	ent_str lemma = clause->tokens[token].lemma, form = clause->tokens[token].form;
	const ent_str goods = ENT_STR("LNG LPG CNG TV IT ICT"); /* "the LNG terminal": no name, but what it is for */
	if (!name.len || ent_str_eq_nocase(name, form) || ent_str_eq_nocase(name, lemma) ||
		ent_remark_listed(goods, ' ', name))
		return (ent_str){0};
	int32_t from = (int32_t)first;
	while (ent_str_ends(form, ENT_STR("s")) && !ent_str_eq_nocase(form, lemma) && from > 1 &&
		   (ent_clause_form_is(clause, from - 1, "and") || ent_clause_form_is(clause, from - 1, ",")) &&
		   ent_clause_is_capital(clause, from - 2) && clause->tokens[from - 2].upos == ENT_UPOS_PROPN &&
		   (ent_clause_under(clause, from - 2, token) || ent_clause_under(clause, token, from - 2)))
		from -= 2;
	if (from < (int32_t)first)
		return ent_clause_text(clause, (uint32_t)from, end);
	bool states = thing->generic;
	for (int32_t i = from; states && i < token; i++)
		states = clause->tokens[i].upos == ENT_UPOS_PUNCT || (clause->mention[i] && clause->mention[i]->n_actors);
	return states ? (ent_str){0} : name;
}

/* True where no other verb stands between the token and `verb`, which it hangs under. */
static bool is_of_verb(const ent_clause *clause, int32_t token, int32_t verb)
{
	int32_t up = clause->tokens[token].head;
	while (up >= 0 && up != verb && (!ent_clause_is_verb(clause, up) || ent_clause_rel(clause, up, ENT_DEPREL_XCOMP)))
		up = clause->tokens[up].head;
	return up == verb;
}

/* Adds who does what is told of a thing of others: "Chad expressed interest in the Tarn-Lot pipeline". */
static void add_subjects(const ent_clause *clause, int32_t token, ent_states_set *set)
{
	for (int32_t verb = clause->tokens[token].head; verb >= 0; verb = clause->tokens[verb].head) {
		bool passive;
		int32_t subject = ent_clause_is_verb(clause, verb) && !ent_clause_gives(clause, verb, "outside")
							  ? ent_clause_subject(clause, verb, &passive)
							  : ENT_CLAUSE_NONE;
		if (subject >= 0 && !ent_clause_under(clause, token, subject))
			ent_clause_states(clause, subject, set);
	}
}

/* Whose a thing is: the states named under it, with those of the clause that tells of it and of the clauses above, up
 * to the first that makes them two; in an article on two states where nobody is named, these. */
static void states_near(const ent_remark_story *story, const ent_clause *clause, int32_t token, ent_states_set *set)
{
	ent_clause_states_under(clause, token, set);
	add_subjects(clause, token, set);
	for (int32_t verb = clause->tokens[token].head; set->n < 2; verb = clause->tokens[verb].head) {
		while (verb >= 0 && !ent_clause_is_verb(clause, verb) && clause->tokens[verb].head >= 0)
			verb = clause->tokens[verb].head;
		if (verb < 0)
			break;
		for (int32_t i = 0; i < clause->n; i++)
			if (clause->mention[i] && clause->mention[i]->how != ENT_HOW_PRONOUN && is_of_verb(clause, i, verb))
				for (uint32_t k = 0; k < clause->mention[i]->n_actors; k++)
					ent_states_add(set, clause->mention[i]->actors[k].country);
	}
	for (int32_t i = 0; i < clause->n && set->n < 2; i++)
		if (clause->mention[i] && clause->mention[i]->how != ENT_HOW_PRONOUN)
			for (uint32_t k = 0; k < clause->mention[i]->n_actors; k++)
				ent_states_add(set, clause->mention[i]->actors[k].country);
	if (set->n == 0)
		for (size_t i = 0; i < story->pair.n; i++)
			ent_states_add(set, story->pair.code[i]);
}

static bool has_ends(const ent_remark *remark)
{
	bool ends = false;
	for (size_t i = 0; i < remark->n_values; i++)
		ends |= ent_str_is(remark->values[i].property, "endpoint");
	return ends;
}

/* "the ROAD from Assab": a work without a name is called after the place it begins at. None where that is a state. */
static ent_str begun_at(const ent_clause *clause, int32_t token)
{
	int32_t place = token + 2, end = place;
	if (!ent_clause_form_is(clause, token + 1, "from"))
		return (ent_str){0};
	while (end < clause->n && ent_clause_is_capital(clause, end) && clause->tokens[end].upos == ENT_UPOS_PROPN)
		end++;
	const ent_mention *m = end > place ? clause->mention[place] : NULL;
	bool state = m && m->how != ENT_HOW_METONYM && m->n_actors;
	return end == place || state ? (ent_str){0} : ent_clause_text(clause, (uint32_t)token, (uint32_t)end);
}

/* Name and class of a work, a loan, a deal. */
static void set_name(const ent_clause *clause, int32_t token, const ent_remark_thing *thing, ent_remark *remark)
{
	uint32_t first, end;
	/* "a 900-mile pipeline, the Coast pipeline,": what stands in apposition names it */
	int32_t beside = ent_clause_child(clause, token, ENT_DEPREL_APPOS, -1);
	const ent_remark_thing *same = beside >= 0 ? ent_remark_thing_of(clause, beside) : NULL;
	remark->name = ent_clause_name(clause, token, &first, &end);
	if (!remark->name.len && same && (same->class.ptr == thing->class.ptr || thing->modified || thing->generic))
		remark->name = ent_clause_name(clause, beside, &first, &end);
	remark->name = own_name(clause, token, thing, remark->name, first, end);
	if (!remark->name.len && ent_str_is(thing->kind, "project"))
		remark->name = begun_at(clause, token);
	/* "the line, known as the Sahara Link PIPELINE": the noun behind the name says what it is */
	const ent_remark_thing *told =
		remark->name.len && end < (uint32_t)clause->n ? ent_remark_thing_of(clause, (int32_t)end) : NULL;
	if (told && (thing->modified || thing->generic) && ent_str_eq(told->kind, thing->kind))
		remark->act = told->class;
}

/* "KENYA'S exports TO CHAD", "exports FROM MALI": whose they are, and the other's. */
static void add_shippers(const ent_clause *clause, int32_t token, ent_states_set *agents, ent_states_set *states)
{
	int32_t owner = ent_clause_child(clause, token, ENT_DEPREL_NMOD_POSS, -1);
	int32_t to = ent_clause_prep(clause, token, ENT_STR("to"), ENT_CLAUSE_NONE);
	int32_t from = ent_clause_prep(clause, token, ENT_STR("from"), ENT_CLAUSE_NONE);
	ent_states_set toward = {0};
	ent_clause_states(clause, to >= 0 ? to : from, &toward);
	ent_clause_states(clause, owner, agents);
	for (int32_t i = 0; i < token && agents->n == 0; i++)
		if (clause->tokens[i].head == token && clause->mention[i])
			ent_clause_states(clause, i, agents);
	if (toward.n)
		*states = toward;
}

/* In an article on two states trade is theirs, as far as the clause says no more than one of them. */
static void add_pair(const ent_remark_story *story, const ent_remark_thing *thing, const ent_states_set *agents,
					 ent_states_set *states)
{
	if (states->n + agents->n >= 2 || story->pair.n != 2)
		return;
	for (size_t i = 0; i < 2 && !(states->n + agents->n == 0 && thing->generic); i++) {
		bool ours = false; /* "Kenya's trade" in an article on Kenya and Ethiopia */
		for (size_t k = 0; k < states->n; k++)
			for (size_t p = 0; p < 2; p++)
				ours |= ent_str_is(ent_str_of(states->code[k]), story->pair.code[p]);
		if (states->n == 0 || (ours && agents->n == 0 && ent_str_is(thing->class, "trade")))
			ent_states_add(states, story->pair.code[i]);
	}
}

/* Whose trade it is, and with whom. */
static void trade_states(const ent_remark_story *story, const ent_clause *clause, int32_t token,
						 const ent_remark_thing *thing, ent_states_set *agents, ent_states_set *states)
{
	bool passive;
	int32_t up = clause->tokens[token].head;
	int32_t subject =
		ent_clause_is_verb(clause, up >= 0 ? up : token) ? ent_clause_subject(clause, up, &passive) : ENT_CLAUSE_NONE;
	ent_clause_states_under(clause, token, states);
	if (ent_str_is(thing->class, "exports") || ent_str_is(thing->class, "imports"))
		add_shippers(clause, token, agents, states);
	else if (states->n < 2 && subject >= 0 && subject != token)
		ent_clause_states(clause, subject, states);
	add_pair(story, thing, agents, states);
}

/* "THE PIPELINE", "the project": what was told before of the same thing counts for it. */
static void take_from_before(const ent_remark_story *story, const ent_clause *clause, const ent_remark_thing *thing,
							 size_t n_states, ent_remark *remark, ent_remark_values *values)
{
	const ent_remark *before = told_before(story, clause, thing, BACK);
	/* "the pipeline between Lima and Quito" has ends of its own: another than the one named before */
	bool other = before && !thing->generic && before->name.len && !remark->name.len && values->n && !has_ends(before);
	if (!before || other || (remark->name.len && before->name.len))
		return;
	ent_remark_inherit(clause, before, remark, values);
	if (before->others.len && n_states < 2)
		remark->others = before->others;
}

void ent_remark_thing_fill(ent_remark_story *story, const ent_clause *clause, int32_t token, ent_remark *remark,
						   ent_remark_values *values)
{
	const ent_remark_thing *thing = ent_remark_thing_of(clause, token);
	ent_states_set states = {0}, agents = {0};
	if (!thing) {
		const ent_remark *before = ent_remark_thing_meant(story, clause, token);
		if (before) {
			remark->kind = before->kind;
			remark->definite = true;
			ent_remark_inherit(clause, before, remark, values);
		}
		return;
	}
	remark->kind = thing->kind;
	remark->act = thing->class;
	remark->definite = is_definite(clause, token);
	bool trade = ent_str_is(thing->kind, "trade");
	if (trade) {
		remark->object = traded(clause, token);
		trade_states(story, clause, token, thing, &agents, &states);
	} else {
		set_name(clause, token, thing, remark);
		remark->object = sort_of(clause, token);
		ent_remark_ends(clause, token, values);
		states_near(story, clause, token, &states);
	}
	remark->agents = ent_states_text(clause->arena, &agents);
	remark->others = ent_states_text(clause->arena, &states);
	if (!trade && remark->definite && (thing->generic || !remark->name.len))
		take_from_before(story, clause, thing, states.n, remark, values);
}

/* --- amounts and things --- */

ent_str ent_remark_purpose(const ent_clause *clause, int32_t token)
{
	int32_t purpose = ent_clause_prep_near(clause, token, ENT_STR("for"));
	bool told = purpose >= 0 && clause->tokens[purpose].upos == ENT_UPOS_NOUN &&
				!ent_clause_is_timed(clause, purpose) && !is_in_amount(clause, purpose);
	return told ? clause->tokens[purpose].lemma : (ent_str){0};
}

/* A loan, a grant, a contract is given on a day. */
static void set_date(const ent_clause *clause, int32_t token, ent_remark *remark)
{
	const ent_timex *timex;
	ent_date date = ent_clause_date(clause, token, &timex);
	if (timex && date.basis == ENT_BASIS_STATED) {
		remark->date = date;
		remark->date_start = timex->start;
		remark->date_end = timex->end;
	}
}

/* `before`: the thing told before that a pronoun or a name at `token` stands for; NULL: the token is the thing's noun.
 */
static void remark_of(ent_remark_story *story, const ent_clause *clause, int32_t token, const ent_remark_values *values,
					  const ent_remark *before)
{
	ent_remark remark = ent_remark_new(clause, token);
	ent_remark_values all = {0};
	if (before) {
		remark.kind = before->kind;
		remark.definite = true;
		ent_remark_inherit(clause, before, &remark, &all);
	} else {
		ent_remark_thing_fill(story, clause, token, &remark, &all);
	}
	remark.status = ent_clause_stage(clause, token).status;
	if (ent_str_is(remark.kind, "loan") || ent_str_is(remark.kind, "grant") || ent_str_is(remark.kind, "deal"))
		set_date(clause, token, &remark);
	if (ent_str_is(remark.kind, "loan"))
		remark.object = ent_remark_purpose(clause, token);
	if (ent_str_is(remark.kind, "loan") || ent_str_is(remark.kind, "grant"))
		ent_remark_lender(story, clause, token, &remark);
	for (size_t i = 0; i < values->n; i++)
		*ent_push(story->arena, &all) = values->at[i];
	remark.values = all.at;
	remark.n_values = all.n;
	*ent_push(story->arena, &story->things) = (uint32_t)story->remarks.n;
	*ent_push(story->arena, &story->remarks) = remark;
}

/* What "it" stands for: of trade only where it grows, falls or amounts to something. */
static const ent_remark *meant_by_it(const ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	const ent_str moves = ENT_STR("grow rise fall reach stand amount come climb drop shrink hit increase decline total "
								  "exceed pass surpass top double triple near approach");
	/* what a state does and no work: "IT OWED $7 billion" */
	const ent_str deeds = ENT_STR("owe ask give pay borrow lend buy sell sign say earn spend invest receive want agree "
								  "promise offer seek export import raise donate pledge grant demand");
	bool named = ent_clause_form_is(clause, token, "it") || ent_clause_form_is(clause, token, "its");
	if (!named) /* "the bill stood at" */
		return ent_remark_project_before(story, clause, 2);
	const ent_remark *before = told_before(story, clause, NULL, 2);
	int32_t verb = clause->tokens[token].head;
	bool trade = before && ent_str_is(before->kind, "trade");
	if (!trade && verb >= 0 && ent_clause_rel(clause, token, ENT_DEPREL_NSUBJ) &&
		clause->tokens[token].deprel != ENT_DEPREL_NSUBJ_PASS && ent_clause_lemma_in(clause, verb, deeds, ' '))
		return NULL;
	bool is = false; /* "in 2012 it WAS $2 billion" */
	for (size_t i = 0; i < clause->n_amounts; i++)
		is |= verb >= (int32_t)clause->amounts[i].first &&
			  verb < (int32_t)(clause->amounts[i].first + clause->amounts[i].n);
	return trade && (verb < 0 || (!is && !ent_clause_lemma_in(clause, verb, moves, ' '))) ? NULL : before;
}

/* Whose each amount of the sentence is. */
typedef struct owners {
	int32_t *of;   /* [n_amounts] token, or ENT_CLAUSE_NONE */
	bool *owns;    /* [n] of the tokens */
	bool *pronoun; /* [n] */
} owners;

static owners owners_of(const ent_remark_story *story, const ent_clause *clause)
{
	owners all = {.of = ENT_NEWN(story->arena, int32_t, clause->n_amounts),
				  .owns = ENT_NEWN(story->arena, bool, (size_t)clause->n),
				  .pronoun = ENT_NEWN(story->arena, bool, (size_t)clause->n)};
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		bool pronoun = false;
		all.of[i] = amount->ordinal || ent_remark_is_stake(clause, amount)
						? ENT_CLAUSE_NONE
						: ent_remark_owner(story, clause, amount, &pronoun);
		if (all.of[i] >= 0) {
			all.owns[all.of[i]] = true;
			all.pronoun[all.of[i]] = pronoun;
		}
	}
	return all;
}

/* "a loan of $2 billion FOR THE DAM": the work that the loan at `loan` is for, behind it and before the next amount;
 * ENT_CLAUSE_NONE: none. */
static int32_t lent_for(const ent_clause *clause, const ent_amount *amount, int32_t loan)
{
	const ent_remark_thing *thing = ent_remark_thing_of(clause, loan);
	if (!thing || !(ent_str_is(thing->kind, "loan") || ent_str_is(thing->kind, "grant")))
		return ENT_CLAUSE_NONE;
	int32_t from = loan > (int32_t)amount->first ? loan : (int32_t)(amount->first + amount->n) - 1, to = clause->n;
	for (size_t i = 0; i < clause->n_amounts; i++)
		if ((int32_t)clause->amounts[i].first > from && (int32_t)clause->amounts[i].first < to)
			to = (int32_t)clause->amounts[i].first;
	for (int32_t i = from + 1; i < to && !ent_clause_is_verb(clause, i); i++) {
		const ent_remark_thing *work = ent_remark_thing_of(clause, i);
		ent_str by = ent_clause_case(clause, i);
		if (work && ent_str_is(work->kind, "project") && !work->generic &&
			(ent_str_is(by, "for") || ent_str_is(by, "toward") || ent_str_is(by, "towards")))
			return i;
	}
	return ENT_CLAUSE_NONE;
}

/* Adds the amount of that number where the thing at `token` is its owner, or what a loan, its owner, is for. */
static void add_measure(const ent_clause *clause, size_t number, int32_t token, int32_t owner, ent_str kind,
						ent_remark_values *values)
{
	const ent_amount *amount = &clause->amounts[number];
	ent_remark_value value;
	bool lent = owner >= 0 && owner != token && lent_for(clause, amount, owner) == token;
	if ((owner != token && !lent) || !ent_remark_measure_of(clause, amount, kind, &value))
		return;
	if (lent)
		value.property = ENT_STR("loan");
	*ent_push(clause->arena, values) = value;
}

/* "The project was to connect Chad, Niger and Mali": whose it is, told of a thing known before. */
static bool tells_partners(const ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	ent_states_set states = {0};
	if (!ent_clause_rel(clause, token, ENT_DEPREL_NSUBJ) ||
		!told_before(story, clause, ent_remark_thing_of(clause, token), BACK))
		return false;
	ent_clause_states_under(clause, clause->tokens[token].head, &states);
	return states.n >= 2;
}

void ent_remark_things_find(ent_remark_story *story, const ent_clause *clause)
{
	owners all = owners_of(story, clause);
	for (int32_t i = 0; i < clause->n; i++) { /* in order: "it" may mean what the same sentence has named */
		const ent_remark_thing *thing = all.pronoun[i] ? NULL : ent_remark_thing_of(clause, i);
		const ent_remark *before = thing || !all.owns[i] ? NULL
								   : all.pronoun[i]      ? meant_by_it(story, clause, i)
														 : ent_remark_thing_named(story, clause, i);
		if ((!thing && !before) || (thing && ent_remark_thing_itself(clause, i) != i))
			continue;
		ent_remark_values values = {0};
		for (size_t k = 0; k < clause->n_amounts; k++)
			add_measure(clause, k, i, all.of[k], thing ? thing->kind : before->kind, &values);
		uint32_t first, end;
		int32_t over = clause->tokens[i].head;
		if (!values.n && clause->tokens[i].deprel == ENT_DEPREL_COMPOUND && over > i &&
			!ent_remark_thing_of(clause, over))
			continue; /* "the Unity Bridge exercise" is no bridge */
		/* a thing without amounts is noted where it has a name or ends: the next sentence may speak of it */
		bool project = thing && ent_str_is(thing->kind, "project");
		bool named = project && ent_clause_name(clause, i, &first, &end).len > 0;
		bool noted = project && (!is_definite(clause, i) || named);
		if (values.n || noted || (project && tells_partners(story, clause, i)))
			remark_of(story, clause, i, &values, before);
	}
}
