/* Memberships that are told otherwise than by a verb of joining and a name:
 *
 *     who founds a body is its first member         "the two founded the Lake Union in 1971"
 *     what somebody is                              "was among its founders", "has been a member since 1992"
 *     what began, ended or is dated                 "Chad's membership of the Union dates from 1960"
 *     of what the sentence named before             "entered the Lake Union in 1971, left it in 1980 and came back in
 * 1999" another did the same                          "Chad left the Lake Union in 1980, as did Niger"
 *
 * The words for joining and leaving are the rows of remark_acts.tsv of the kind "membership". */
#include "remarks/act.h"

/* An organisation of states. */
static const ent_mention *body_at(const ent_clause *clause, int32_t token)
{
	const ent_mention *m = token >= 0 ? clause->mention[token] : NULL;
	return m && m->how == ENT_HOW_ORGANISATION && m->n_actors == 1 && !m->actors[0].country[0] ? m : NULL;
}

/* The one named last before the token. */
static const ent_mention *body_before(const ent_clause *clause, int32_t token)
{
	for (int32_t i = token - 1; i >= 0; i--)
		if (body_at(clause, i))
			return body_at(clause, i);
	return NULL;
}

/* The states that the nominal names; of "both", "the two countries" the two that the article is about. */
static void add_members(const ent_remark_story *story, const ent_clause *clause, int32_t nominal, ent_states_set *set)
{
	if (nominal < 0)
		return;
	ent_clause_states(clause, nominal, set);
	const ent_str nouns = ENT_STR("country state nation side neighbour neighbor government two");
	bool counted = ent_clause_lemma_in(clause, nominal, nouns, ' ') &&
				   (ent_clause_has_word(clause, nominal, "both") || ent_clause_has_word(clause, nominal, "two") ||
					ent_clause_form_is(clause, nominal, "two"));
	if (set->n == 0 && story->pair.n == 2 && (counted || ent_clause_form_is(clause, nominal, "both")))
		for (size_t i = 0; i < story->pair.n; i++)
			ent_states_add(set, story->pair.code[i]);
}

static bool is_told(const ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	for (size_t i = story->remarks.n; i-- > 0 && story->remarks.at[i].sentence == clause->sentence->index;)
		if (story->remarks.at[i].start == clause->tokens[token].start &&
			ent_str_is(story->remarks.at[i].kind, "membership"))
			return true;
	return false;
}

static void add(ent_remark_story *story, const ent_clause *clause, int32_t token, ent_str act, const ent_mention *body,
				ent_states_set *members)
{
	if (!body || !members->n || is_told(story, clause, token))
		return;
	ent_remark remark = ent_remark_new(clause, token);
	remark.kind = ENT_STR("membership");
	remark.act = act;
	remark.once = true;
	remark.status = ent_clause_stage(clause, token).status;
	remark.agents = ent_states_text(clause->arena, members);
	remark.code = body->actors[0].code;
	remark.object = body->actors[0].name;
	remark.again = ent_clause_has_word(clause, token, "again");
	(void)ent_remark_date(clause, token, &remark);
	ent_act_since(&remark);
	*ent_push(story->arena, &story->remarks) = remark;
}

/* "founded the Lake Union", "the Lake Union was founded by Chad and Niger" */
static void founded(ent_remark_story *story, const ent_clause *clause, int32_t verb)
{
	const ent_str words = ENT_STR("found co-found establish create launch form");
	if (!ent_clause_lemma_in(clause, verb, words, ' '))
		return;
	ent_remark who = {.kind = ENT_STR("membership")};
	ent_states_set members = {0};
	const ent_mention *body = body_at(clause, ent_clause_object(clause, verb));
	bool passive;
	int32_t subject = ent_clause_subject(clause, verb, &passive);
	ent_act_agents_of_verb(clause, verb, &members, &who);
	passive = ent_clause_child(clause, verb, ENT_DEPREL_AUX_PASS, ENT_CLAUSE_NONE) >= 0; /* whatever the subject is */
	if (!members.n && !passive)
		add_members(story, clause, subject, &members);
	add(story, clause, verb, ENT_STR("join"), body, &members);
}

/* No comma, and no verb, stands between. */
static bool is_within_commas(const ent_clause *clause, int32_t from, int32_t to)
{
	for (int32_t i = from + 1; i < to; i++)
		if (clause->tokens[i].upos == ENT_UPOS_PUNCT || ent_clause_is_verb(clause, i))
			return false;
	return true;
}

bool ent_remark_member_before(const ent_clause *clause, int32_t noun)
{
	int32_t up = clause->tokens[noun].head;
	for (int32_t i = noun + 1; i + 1 < clause->n; i++) {
		int32_t verb = ent_clause_rel(clause, i, ENT_DEPREL_MARK) && ent_clause_form_is(clause, i, "to")
						   ? clause->tokens[i].head
						   : -1;
		if (verb > i && (clause->tokens[verb].head == noun || (up >= 0 && clause->tokens[verb].head == up)))
			return true;
	}
	return false;
}

/* "was a founding member of the Union", "became members": the noun is what is said, with or without the body. */
static void is_member(ent_remark_story *story, const ent_clause *clause, int32_t noun)
{
	bool founder = ent_clause_lemma_in(clause, noun, ENT_STR("founder cofounder co-founder"), ' '), passive;
	if (!founder && !ent_clause_lemma_in(clause, noun, ENT_STR("member part"), ' '))
		return;
	int32_t up = clause->tokens[noun].head;
	bool copula = ent_clause_child(clause, noun, ENT_DEPREL_COP, ENT_CLAUSE_NONE) >= 0;
	bool became = up >= 0 && ent_clause_rel(clause, noun, ENT_DEPREL_XCOMP) &&
				  ent_clause_lemma_in(clause, up, ENT_STR("become"), ' ');
	bool ceased = up >= 0 && copula && ent_clause_lemma_in(clause, up, ENT_STR("cease stop"), ' ');
	bool beside = up >= 0 && ent_clause_rel(clause, noun, ENT_DEPREL_APPOS); /* "Chad, A MEMBER since 1960," */
	bool first = founder || ent_clause_has_word(clause, noun, "founding") ||
				 ent_clause_has_word(clause, noun, "founder") || ent_clause_has_word(clause, noun, "original");
	int32_t of = ent_clause_prep(clause, noun, ENT_STR("of"), ENT_CLAUSE_NONE), subject;
	const ent_mention *body = of >= 0 ? body_at(clause, of) : body_before(clause, noun);
	bool since = false;
	for (int32_t i = noun + 1; i < clause->n; i++)
		since |= ent_clause_form_is(clause, i, "since") &&
				 (ent_clause_under(clause, i, noun) || (beside && is_within_commas(clause, noun, i)));
	if ((!copula && !became && !(beside && since)) || (!first && !since && !became && !ceased) ||
		ent_clause_has_word(clause, noun, "observer") || ent_clause_has_word(clause, noun, "associate") ||
		(became && ent_remark_member_before(clause, noun)))
		return;
	ent_states_set members = {0};
	int32_t token = became || ceased ? up : noun;
	subject = became || ceased ? ent_clause_subject(clause, up, &passive)
			  : beside         ? up
							   : ent_clause_child(clause, noun, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	add_members(story, clause, subject, &members);
	if (first && members.n)
		ent_clause_states(clause, ent_clause_prep(clause, noun, ENT_STR("with"), ENT_CLAUSE_NONE), &members);
	add(story, clause, token, ceased ? ENT_STR("leave") : ENT_STR("join"), body, &members);
}

/* "Chad's MEMBERSHIP of the Union dates from 1960", "ended in 1980"; "its ENTRY into the Union dates from 1960". */
static void membership_told(ent_remark_story *story, const ent_clause *clause, int32_t noun)
{
	const ent_str preps[] = {ENT_STR("of"), ENT_STR("in"), ENT_STR("to"), ENT_STR("into")};
	enum { FAR = 12 /* [tokens] */ };
	if (!ent_clause_lemma_in(clause, noun, ENT_STR("membership entry accession admission"), ' '))
		return;
	int32_t up = ent_clause_rel(clause, noun, ENT_DEPREL_NSUBJ) ? clause->tokens[noun].head : ENT_CLAUSE_NONE;
	bool membership = ent_clause_form_is(clause, noun, "membership") && up >= 0, dates = false;
	bool began = membership && ent_clause_lemma_in(clause, up, ENT_STR("begin start commence"), ' ');
	bool ended = membership && ent_clause_lemma_in(clause, up, ENT_STR("end cease lapse expire terminate"), ' ');
	for (int32_t i = noun + 1; !began && !ended && !dates && i < clause->n && i < noun + FAR; i++) {
		dates = ent_clause_lemma_in(clause, i, ENT_STR("date go"), ' ') && /* also where it is read as a noun */
				(ent_clause_form_is(clause, i + 1, "from") || ent_clause_form_is(clause, i + 1, "back"));
		up = dates ? i : up;
	}
	const ent_mention *body = NULL;
	for (size_t k = 0; k < sizeof preps / sizeof *preps && !body; k++)
		if (ent_clause_form_is(clause, noun + 1, preps[k].ptr))
			for (int32_t i = noun + 2; i < up && !body; i++)
				body = body_at(clause, i);
	ent_states_set members = {0};
	ent_clause_states(clause, ent_clause_child(clause, noun, ENT_DEPREL_NMOD_POSS, ENT_CLAUSE_NONE), &members);
	if (began || ended || dates)
		add(story, clause, noun, ended ? ENT_STR("leave") : ENT_STR("join"), body, &members);
}

/* "an observer status in the Union, which led to FULL MEMBERSHIP in 1990": of who was told of before. */
static void full_member(ent_remark_story *story, const ent_clause *clause, int32_t noun)
{
	const ent_remark *last = story->remarks.n ? &story->remarks.at[story->remarks.n - 1] : NULL;
	if (!ent_clause_form_is(clause, noun, "membership") || !ent_clause_has_word(clause, noun, "full") || !last ||
		last->sentence != clause->sentence->index || !ent_str_is(last->kind, "membership") ||
		ent_clause_prep(clause, noun, ENT_STR("of"), ENT_CLAUSE_NONE) >= 0 || is_told(story, clause, noun))
		return;
	ent_remark remark = *last, here = ent_remark_new(clause, noun);
	remark.act = ENT_STR("join");
	remark.start = here.start;
	remark.end = here.end;
	remark.text = here.text;
	remark.status = ent_clause_stage(clause, noun).status;
	(void)ent_remark_date(clause, noun, &remark);
	*ent_push(story->arena, &story->remarks) = remark;
}

/* The row of the table that the verb tells, or NULL. */
static const ent_remark_act *row_of(const ent_remark_story *story, const ent_clause *clause, int32_t verb)
{
	uint32_t at = ent_map_get(&story->tables->act_words, clause->tokens[verb].lemma);
	for (; at != ENT_MAP_NONE; at = story->tables->act_entries.at[at].next) {
		const ent_act_entry *entry = &story->tables->act_entries.at[at];
		const ent_remark_act *act = &story->tables->acts.at[entry->act];
		bool particle =
			!entry->particle.len ||
			ent_str_eq_nocase(entry->particle, verb + 1 < clause->n ? clause->tokens[verb + 1].form : (ent_str){0});
		if (act->pos == 'v' && ent_str_is(act->kind, "membership") && !act->head.len && !act->modifier.len &&
			!act->agent.len && particle)
			return act;
	}
	return NULL;
}

/* "left IT", "belonged to IT" */
static bool is_done_to_it(const ent_clause *clause, int32_t verb)
{
	for (int32_t i = verb + 1; i < clause->n; i++)
		if (clause->tokens[i].head == verb && ent_clause_form_is(clause, i, "it") &&
			(ent_clause_rel(clause, i, ENT_DEPREL_OBJ) || ent_clause_rel(clause, i, ENT_DEPREL_OBL)))
			return true;
	return false;
}

/* "entered the Union in 1971 and LEFT AGAIN in 1980": joined to a verb of the table, with nothing of its own that is
 * left or entered. */
static bool goes_on(const ent_remark_story *story, const ent_clause *clause, int32_t verb)
{
	int32_t up = clause->tokens[verb].head;
	if (!ent_clause_rel(clause, verb, ENT_DEPREL_CONJ) || up < 0 || !row_of(story, clause, up) ||
		ent_clause_child(clause, verb, ENT_DEPREL_OBJ, ENT_CLAUSE_NONE) >= 0)
		return false;
	for (int32_t i = verb + 1; i < clause->n; i++) /* "and came back to Lima" */
		if (clause->tokens[i].head == verb && ent_clause_rel(clause, i, ENT_DEPREL_OBL) && clause->mention[i])
			return false;
	return true;
}

static void joined_or_left(ent_remark_story *story, const ent_clause *clause, int32_t verb)
{
	const ent_remark_act *act = row_of(story, clause, verb);
	if (!act || (!is_done_to_it(clause, verb) && !goes_on(story, clause, verb)))
		return;
	bool passive;
	ent_states_set members = {0};
	add_members(story, clause, ent_clause_subject(clause, verb, &passive), &members);
	if (!passive)
		add(story, clause, verb, act->act, body_before(clause, verb), &members);
}

/* ", as DID Niger", "Niger DID so in 1981": what was told last of another. */
static void did_so(ent_remark_story *story, const ent_clause *clause, int32_t verb)
{
	if (!ent_clause_lemma_in(clause, verb, ENT_STR("do"), ' '))
		return;
	bool as = ent_clause_form_is(clause, verb - 1, "as"), so = ent_clause_form_is(clause, verb + 1, "so");
	const ent_remark *last = story->remarks.n ? &story->remarks.at[story->remarks.n - 1] : NULL;
	ent_states_set members = {0};
	if ((!as && !so) || !last || !ent_str_is(last->kind, "membership") || last->article != clause->sentence->article ||
		clause->sentence->index - last->sentence > 1)
		return;
	int32_t subject = ent_clause_child(clause, verb, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	if (subject < 0 && as && verb + 1 < clause->n && ent_act_is_state(clause, verb + 1)) /* whatever the tree says */
		subject = verb + 1;
	add_members(story, clause, subject, &members);
	if (!members.n)
		return;
	ent_remark remark = *last;
	ent_remark here = ent_remark_new(clause, verb);
	remark.sentence = here.sentence;
	remark.start = here.start;
	remark.end = here.end;
	remark.text = here.text;
	remark.agents = ent_states_text(clause->arena, &members);
	if (so) { /* done now, on a day of its own */
		remark.status = here.status;
		(void)ent_remark_date(clause, verb, &remark);
	}
	*ent_push(story->arena, &story->remarks) = remark;
}

/* "the Union HAS ten MEMBERS", "ten STATES BELONG to the Union": how many there are. */
static void counted(ent_remark_story *story, const ent_clause *clause, const ent_amount *amount)
{
	const ent_str members = ENT_STR("member state country nation"), has = ENT_STR("have number count comprise include");
	int32_t last = (int32_t)(amount->first + amount->n) - 1, verb = clause->tokens[last].head;
	bool passive,
		member = ent_clause_form_is(clause, last, "members") || ent_clause_form_is(clause, last - 1, "member");
	if (amount->ordinal || verb < 0 || !ent_clause_is_verb(clause, verb) ||
		!ent_clause_lemma_in(clause, last, members, ' '))
		return;
	const ent_mention *body = NULL;
	if (member && ent_clause_lemma_in(clause, verb, has, ' ') && ent_clause_object(clause, verb) == last)
		body = body_at(clause, ent_clause_subject(clause, verb, &passive));
	else if (ent_clause_lemma_in(clause, verb, ENT_STR("belong"), ' ') &&
			 ent_clause_subject(clause, verb, &passive) == last)
		body = body_at(clause, ent_clause_prep(clause, verb, ENT_STR("to"), ENT_CLAUSE_NONE));
	if (!body || !ent_str_is(ent_clause_stage(clause, verb).status, "actual"))
		return;
	ent_remark remark = ent_remark_new(clause, verb);
	ent_remark_values values = {0};
	ent_remark_value value = ent_remark_amount(clause, amount, ENT_STR("members"), ENT_STR("state"));
	(void)ent_remark_date(clause, verb, &remark);
	value.date = remark.date.basis == ENT_BASIS_STATED ? remark.date : ENT_DATE_NONE;
	*ent_push(story->arena, &values) = value;
	remark.kind = ENT_STR("organisation");
	remark.act = ENT_STR("count");
	remark.code = body->actors[0].code;
	remark.object = body->actors[0].name;
	remark.values = values.at;
	remark.n_values = values.n;
	*ent_push(story->arena, &story->remarks) = remark;
}

void ent_remark_bodies_find(ent_remark_story *story, const ent_clause *clause)
{
	for (int32_t i = 0; i < clause->n; i++) {
		if (!ent_clause_is_verb(clause, i)) {
			is_member(story, clause, i);
			membership_told(story, clause, i);
			full_member(story, clause, i);
			continue;
		}
		founded(story, clause, i);
		joined_or_left(story, clause, i);
		did_so(story, clause, i);
	}
	for (size_t i = 0; i < clause->n_amounts; i++)
		counted(story, clause, &clause->amounts[i]);
}
