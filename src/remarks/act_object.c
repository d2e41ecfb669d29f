/* What an act is done to: the nominals at the places that the table gives (object, subject, behind a preposition), with
 * those conjoined, as far as they are what it needs. */
#include "remarks/act.h"

static bool listed(ent_str list, const char *word)
{
	return ent_remark_listed(list, ',', ent_str_of(word));
}

bool ent_act_is_state(const ent_clause *clause, int32_t i)
{
	ent_states_set set = {0};
	const ent_mention *m = clause->mention[i];
	if (m && (m->how == ENT_HOW_PERSON || m->how == ENT_HOW_OFFICE))
		return false;
	if (m)
		for (uint32_t k = 0; k < clause->mention[i]->n_actors; k++)
			ent_states_add(&set, clause->mention[i]->actors[k].country);
	return set.n > 0;
}

static bool is_organisation(const ent_clause *clause, int32_t i)
{
	const ent_mention *m = clause->mention[i];
	for (uint32_t k = m ? m->first + 1 : 0; m && k + 1 < m->first + m->n; k++)
		if (ent_clause_form_is(clause, (int32_t)k, "'s")) /* "the Lake Union's peace council" */
			return false;
	if (m && m->n_actors == 1 && m->how == ENT_HOW_ORGANISATION)
		return m->actors[0].country[0] == '\0';
	if (m && m->n_actors)
		return false;
	uint32_t first, end;
	ent_str name = ent_clause_name(clause, i, &first, &end);
	if (!name.len)
		return false;
	bool capitals = name.len >= 3;
	for (size_t k = 0; k < name.len && capitals; k++)
		capitals = (name.ptr[k] >= 'A' && name.ptr[k] <= 'Z') || name.ptr[k] == '-';
	bool definite = first > 0 && ent_clause_form_is(clause, (int32_t)first - 1, "the"); /* "the Commonwealth" */
	return capitals || (ent_clause_is_capital(clause, i) && (end - first >= 2 || definite));
}

static bool fits(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act, int32_t object)
{
	if (ent_str_is(act->needs, "org"))
		return is_organisation(clause, object) || ent_act_organisation_meant(story, clause, object);
	if (ent_str_is(act->needs, "state")) { /* "British Somaliland became independent": not Britain */
		const ent_mention *m = clause->mention[object];
		bool other = ent_str_is(act->kind, "state") && m && m->how == ENT_HOW_ADJECTIVE;
		return ent_act_is_state(clause, object) && !other;
	}
	if (ent_str_is(act->kind, "treaty") && !act->head.len && act->modifier.len) /* no "entered into FORCE" */
		return ent_clause_lemma_in(clause, object, act->modifier, ' ');
	if (ent_str_is(act->needs, "thing")) {
		const ent_remark_thing *thing = ent_remark_thing_of(clause, object);
		const ent_remark *meant = thing ? NULL : ent_remark_thing_meant(story, clause, object);
		ent_str form = clause->tokens[object].form, lemma = clause->tokens[object].lemma;
		bool many = ent_str_ends(form, ENT_STR("s")) && !ent_str_eq_nocase(form, lemma); /* "opened its ports" */
		uint32_t first, end;
		if (thing && many && !ent_clause_name(clause, object, &first, &end).len)
			return false;
		return (thing && ent_str_is(thing->kind, "project")) || (meant && ent_str_is(meant->kind, "project"));
	}
	return true;
}

static void add_objects(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
						int32_t nominal, ent_act_objects *out);

/* "joined alliances CALLED the Lake Union and the Hill Pact": by their names. */
static bool add_called(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
					   int32_t nominal, ent_act_objects *out)
{
	const ent_str bodies =
		ENT_STR("alliance bloc organisation organization pact body union association grouping group");
	if (!ent_str_is(act->needs, "org") || !ent_clause_lemma_in(clause, nominal, bodies, ' '))
		return false;
	for (int32_t i = nominal + 1; i < clause->n && i <= nominal + 2; i++)
		if (clause->tokens[i].head == nominal && ent_clause_rel(clause, i, ENT_DEPREL_ACL) &&
			ent_clause_lemma_in(clause, i, ENT_STR("call name know dub"), ' '))
			for (int32_t k = i + 1; k < clause->n && out->n == 0; k++)
				if (clause->tokens[k].head == i && is_organisation(clause, k))
					add_objects(story, clause, act, k, out);
	return out->n > 0;
}

/* Adds the nominal and those conjoined with it that fit. */
static void add_objects(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
						int32_t nominal, ent_act_objects *out)
{
	/* "was admitted to MEMBERSHIP OF the bloc" */
	if (nominal >= 0 && ent_str_is(act->needs, "org") &&
		ent_clause_lemma_in(clause, nominal, ENT_STR("membership"), ' '))
		nominal = ent_clause_prep(clause, nominal, ENT_STR("of"), ENT_CLAUSE_NONE);
	if (nominal < 0 || add_called(story, clause, act, nominal, out))
		return;
	if (out->n < ENT_ACT_OBJECTS && fits(story, clause, act, nominal))
		out->at[out->n++] = nominal;
	uint32_t first = 0, end = 0; /* "a Treaty of Amity, COMMERCE and Navigation" is one */
	if (ent_str_is(act->needs, "name"))
		ent_clause_name(clause, nominal, &first, &end);
	for (int32_t i = nominal + 1; i < clause->n && !ent_clause_is_verb(clause, i); i++) {
		if (i >= (int32_t)first && i < (int32_t)end)
			continue;
		/* "left SEATO in 1972 and CENTO in 1979": the parser may tie the second to the date of the first */
		bool joined = ent_clause_rel(clause, i, ENT_DEPREL_CONJ) &&
					  (clause->tokens[i].head == nominal || ent_str_is(act->needs, "org"));
		if (joined && out->n < ENT_ACT_OBJECTS && fits(story, clause, act, i))
			out->at[out->n++] = i;
	}
	/* "joined Libya led ALLIANCES": who leads is no second object, whatever the tree says */
	int32_t verb = clause->tokens[nominal].head;
	bool body = ent_str_is(act->needs, "org") && ent_clause_rel(clause, nominal, ENT_DEPREL_OBJ) && verb >= 0;
	if (out->n == 0 && body)
		add_objects(story, clause, act, ent_clause_child(clause, verb, ENT_DEPREL_OBJ, nominal), out);
}

/* "lent ZAMBIA $360 million": the state right behind the verb with an amount behind it, whatever the tree makes of it.
 */
static int32_t given_before(const ent_clause *clause, int32_t verb)
{
	int32_t state = verb + 1;
	const ent_mention *m = state < clause->n ? clause->mention[state] : NULL;
	if (!m || (m->how != ENT_HOW_NAME && m->how != ENT_HOW_METONYM))
		return ENT_CLAUSE_NONE;
	int32_t next = (int32_t)(m->first + m->n);
	if (ent_clause_form_is(clause, next, "a") || ent_clause_form_is(clause, next, "an"))
		next++;
	for (size_t i = 0; i < clause->n_amounts; i++)
		if ((int32_t)clause->amounts[i].first == next)
			return (int32_t)m->head;
	return ENT_CLAUSE_NONE;
}

/* "its last link with the bloc, WHICH it left": the nominal right before the relative, whatever the tree hangs it on.
 */
static int32_t before_relative(const ent_clause *clause, int32_t verb)
{
	int32_t which = ent_clause_child(clause, verb, ENT_DEPREL_OBJ, ENT_CLAUSE_NONE);
	if (which < 2 || which > verb || !ent_clause_form_is(clause, which, "which") ||
		!ent_clause_form_is(clause, which - 1, ","))
		return ENT_CLAUSE_NONE;
	const ent_mention *m = clause->mention[which - 2];
	return m ? (int32_t)m->head : which - 2;
}

int32_t ent_act_verb_carrying(const ent_clause *clause, int32_t noun)
{
	const ent_str light = ENT_STR("pay make undertake plan intend");
	int32_t up = clause->tokens[noun].head, told = ent_clause_child(clause, noun, ENT_DEPREL_ACL, noun);
	if (told >= 0 && ent_clause_is_verb(clause, told) && ent_clause_lemma_in(clause, told, light, ' '))
		return told;
	bool carried = ent_clause_rel(clause, noun, ENT_DEPREL_OBJ) || ent_clause_rel(clause, noun, ENT_DEPREL_NSUBJ);
	return up >= 0 && carried && ent_clause_is_verb(clause, up) ? up : ENT_CLAUSE_NONE;
}

int32_t ent_act_head(const ent_clause *clause, const ent_remark_act *act, int32_t token)
{
	int32_t head = act->pos == 'v' ? ent_clause_object(clause, token)
								   : ent_clause_prep(clause, token, ENT_STR("of"), ENT_CLAUSE_NONE);
	bool passive;
	bool said = head >= 0 && ent_clause_lemma_in(clause, head, act->head, ' ');
	if (!said && act->pos == 'v' && ent_str_is(act->kind, "forces")) { /* "the last troops left Iraq" */
		int32_t subject = ent_clause_subject(clause, token, &passive);
		if (head < 0 || (subject >= 0 && ent_clause_lemma_in(clause, subject, act->head, ' ')))
			head = subject;
	}
	if (head < 0 && act->pos == 'v' && ent_str_is(act->kind, "relations")) /* "entered into RELATIONS" */
		head = ent_clause_prep(clause, token, ENT_STR("into"), ENT_CLAUSE_NONE);
	bool by_subject = ent_str_is(act->kind, "treaty") || ent_str_is(act->kind, "relations") ||
					  ent_str_is(act->kind, "embargo") || ent_str_is(act->kind, "mission") ||
					  (ent_str_is(act->kind, "project") && act->head.len);
	if (!said && by_subject && listed(act->object, "subj")) {
		/* "the TREATY came into force", "the TREATY awaits ratification", "the BLOCKADE ended", "TRAINS run" */
		int32_t verb = act->pos == 'n' ? ent_act_verb_carrying(clause, token) : token;
		int32_t subject = verb < 0 ? ent_clause_child(clause, token, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE)
								   : ent_clause_subject(clause, verb, &passive);
		head = verb < 0 && subject < 0 ? head : subject; /* "the TREATY is in force" */
	}
	if (head < 0 && act->pos == 'n' && ent_str_is(act->kind, "embargo")) /* "an end TO the embargo" */
		head = ent_clause_prep(clause, token, ENT_STR("to"), ENT_CLAUSE_NONE);
	if (head < 0 && act->pos == 'n' && ent_str_is(act->kind, "forces")) { /* "the CONTINGENT's departure" */
		int32_t owner = ent_clause_child(clause, token, ENT_DEPREL_NMOD_POSS, ENT_CLAUSE_NONE);
		head = owner >= 0 && ent_clause_lemma_in(clause, owner, act->head, ' ') ? owner : head;
	}
	if (head >= 0 && ent_str_is(act->kind, "embargo") && clause->tokens[head].upos == ENT_UPOS_NUM) {
		int32_t of = ent_clause_prep(clause, head, ENT_STR("of"), head); /* "closed 13 of the 15 CROSSINGS" */
		head = of >= 0 ? of : head;
	}
	if (ent_str_is(act->object, "xcomp") ||
		(head < 0 && act->head.len)) /* "became a MEMBER of", "became INDEPENDENT" */
		head = ent_clause_child(clause, token, ENT_DEPREL_XCOMP, -1);
	return head;
}

/* What is "under construction", "in service", or "went into operation". */
static int32_t bearer_of(const ent_clause *clause, int32_t noun)
{
	const ent_str verbs = ENT_STR("go come put enter bring take begin start");
	int32_t up = clause->tokens[noun].head, subject = ent_clause_child(clause, noun, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	bool passive;
	if (subject >= 0 || up < 0 || !ent_clause_is_verb(clause, up) || !ent_clause_lemma_in(clause, up, verbs, ' ') ||
		!(ent_clause_rel(clause, noun, ENT_DEPREL_OBL) || ent_clause_rel(clause, noun, ENT_DEPREL_OBJ)))
		return subject;
	return ent_clause_subject(clause, up, &passive);
}

/* "the dam of Mali, OPENED in 1980,": the thing named before the comma, whatever the parser hangs the participle on;
 * ENT_CLAUSE_NONE: none. */
static int32_t thing_before(const ent_clause *clause, int32_t participle)
{
	enum { FAR = 9 /* [tokens] */ };
	bool apart =
		participle > 1 && ent_clause_form_is(clause, participle - 1, ",") &&
		ent_clause_is_participle(clause, participle) &&
		(ent_clause_rel(clause, participle, ENT_DEPREL_ACL) || ent_clause_rel(clause, participle, ENT_DEPREL_ADVCL));
	for (int32_t i = participle - 2; apart && i >= 0 && i > participle - FAR; i--) {
		if (ent_remark_thing_of(clause, i))
			return i;
		if (ent_clause_is_verb(clause, i) || clause->tokens[i].upos == ENT_UPOS_PUNCT)
			break;
	}
	return ENT_CLAUSE_NONE;
}

/* "doses DONATED by Mali arrived": the verb of which what was given is the subject, or ENT_CLAUSE_NONE. */
static int32_t carried_on(const ent_clause *clause, int32_t participle)
{
	int32_t noun = clause->tokens[participle].head, up = noun < 0 ? ENT_CLAUSE_NONE : clause->tokens[noun].head;
	bool given = ent_clause_rel(clause, participle, ENT_DEPREL_ACL) && ent_clause_is_participle(clause, participle);
	return given && up >= 0 && ent_clause_rel(clause, noun, ENT_DEPREL_NSUBJ) && ent_clause_is_verb(clause, up)
			   ? up
			   : ENT_CLAUSE_NONE;
}

/* "bought 40 ITALIAN tanks": from whom, where what is bought is counted; none where somebody is told to do something.
 */
static int32_t maker_of(const ent_clause *clause, int32_t verb)
{
	int32_t object = ent_clause_object(clause, verb);
	bool counted = false;
	for (size_t i = 0; i < clause->n_amounts; i++)
		counted |=
			!clause->amounts[i].ordinal && object == (int32_t)(clause->amounts[i].first + clause->amounts[i].n) - 1;
	if (!counted || ent_clause_form_is(clause, object + 1, "to") || ent_clause_form_is(clause, object + 1, "out") ||
		ent_clause_form_is(clause, object + 1, "home"))
		return ENT_CLAUSE_NONE;
	for (int32_t i = object - 1; i > verb; i--)
		if (clause->tokens[i].head == object && clause->mention[i] && clause->tokens[i].upos == ENT_UPOS_ADJ)
			return i;
	return ENT_CLAUSE_NONE;
}

/* What "a MEMBER OF it" or "its MEMBER" is said of. */
static void add_of_predicate(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
							 int32_t head, ent_act_objects *out)
{
	const ent_str preps[] = {ENT_STR("of"), ENT_STR("in"), ENT_STR("at"), ENT_STR("to")};
	for (size_t i = 0; head >= 0 && i < sizeof preps / sizeof *preps && out->n == 0; i++)
		add_objects(story, clause, act, ent_clause_prep(clause, head, preps[i], ENT_CLAUSE_NONE), out);
	if (out->n == 0) /* "became NATO's 32nd MEMBER" */
		add_objects(story, clause, act, ent_clause_child(clause, head, ENT_DEPREL_NMOD_POSS, -1), out);
}

/* To whom something is given: "sold CHILE tanks", "CHILE was sold tanks". */
static void add_given(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act, int32_t verb,
					  ent_act_objects *out)
{
	bool passive = false;
	int32_t given = ent_clause_child(clause, verb, ENT_DEPREL_IOBJ, -1);
	int32_t subject = ent_clause_subject(clause, verb, &passive);
	if (given < 0)
		given = given_before(clause, verb);
	if (given < 0 && passive && ent_clause_child(clause, verb, ENT_DEPREL_OBJ, -1) >= 0)
		given = subject;
	if (given >= 0 && ent_act_is_state(clause, given))
		add_objects(story, clause, act, given, out);
}

/* The subject, of a passive where the object is not asked for. */
static void add_subject(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
						int32_t token, ent_act_objects *out)
{
	bool passive = false;
	int32_t verb = act->pos == 'n' ? ent_act_verb_carrying(clause, token) : token;
	int32_t subject = verb < 0 ? ent_clause_child(clause, token, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE)
							   : ent_clause_subject(clause, verb, &passive);
	if (!passive || !listed(act->object, "obj"))
		add_objects(story, clause, act, subject, out);
}

/* Behind the prepositions that the table gives, as they hang on the token or stand near it. */
static void add_behind(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
					   int32_t token, ent_act_objects *out)
{
	ent_str rest = act->object, word;
	while (ent_str_split(&rest, ',', &word)) {
		for (int32_t i = -1; out->n == 0 && (i = ent_clause_prep(clause, token, word, i)) >= 0;)
			add_objects(story, clause, act, i, out);
		int32_t near = ENT_CLAUSE_NONE;
		if (out->n == 0 && !ent_str_is(word, "obj") && !ent_str_is(word, "subj") && !ent_str_is(word, "iobj"))
			near = ent_clause_prep_near(clause, token, word);
		/* "withdrew from the military wing OF NATO": not from all of it */
		const ent_str wings = ENT_STR("wing command structure committee council programme program plan");
		bool wing = near >= 0 && ent_str_is(act->needs, "org") && clause->tokens[near].head >= 0 &&
					ent_clause_lemma_in(clause, clause->tokens[near].head, wings, ' ');
		if (near >= 0 && !wing)
			add_objects(story, clause, act, near, out);
	}
}

/* "a gift of vaccine REACHED CHAD", "doses donated by Mali ARRIVED in Chad", "bought 40 ITALIAN tanks" */
static void add_supplied(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
						 int32_t token, ent_act_objects *out)
{
	int32_t coming = act->pos == 'n' ? ent_act_verb_carrying(clause, token) : carried_on(clause, token);
	if (coming >= 0 && ent_clause_lemma_in(clause, coming, ENT_STR("reach"), ' '))
		add_objects(story, clause, act, ent_clause_object(clause, coming), out);
	else if (coming >= 0 && ent_clause_lemma_in(clause, coming, ENT_STR("arrive land come"), ' '))
		add_objects(story, clause, act, ent_clause_prep(clause, coming, ENT_STR("in"), ENT_CLAUSE_NONE), out);
	if (out->n == 0 && act->pos == 'v' && ent_str_is(act->act, "buy"))
		add_objects(story, clause, act, maker_of(clause, token), out);
}

/* "paid a visit to Ankara": the parser may hang the destination on the verb. */
static void add_by_verb(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
						int32_t noun, ent_act_objects *out)
{
	int32_t verb = ent_act_verb_carrying(clause, noun);
	ent_str rest = act->object, word;
	while (verb >= 0 && ent_str_split(&rest, ',', &word))
		if (!ent_str_is(word, "of") && !ent_str_is(word, "in") && !ent_str_is(word, "obj") && !ent_str_is(word, "subj"))
			for (int32_t i = -1; out->n == 0 && (i = ent_clause_prep(clause, verb, word, i)) >= 0;)
				add_objects(story, clause, act, i, out);
}

ent_act_objects ent_act_objects_of(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
								   int32_t token, int32_t head)
{
	ent_act_objects out = {0};
	bool verb = act->pos == 'v', noun = act->pos == 'n';
	if (ent_str_is(act->object, "xcomp")) {
		add_of_predicate(story, clause, act, head, &out);
		return out;
	}
	if (act->head.len && ent_str_is(act->needs, "any")) {
		if (head >= 0)
			out.at[out.n++] = head;
		return out;
	}
	if (verb && listed(act->object, "iobj"))
		add_given(story, clause, act, token, &out);
	if (verb && listed(act->object, "obj") && out.n == 0)
		add_objects(story, clause, act, ent_clause_object(clause, token), &out);
	if (verb && listed(act->object, "obj") && out.n == 0)
		add_objects(story, clause, act, before_relative(clause, token), &out);
	if (listed(act->object, "subj") && out.n == 0)
		add_subject(story, clause, act, token, &out);
	if (noun && listed(act->object, "bearer") && out.n == 0)
		add_objects(story, clause, act, bearer_of(clause, token), &out);
	if (listed(act->object, "poss") && out.n == 0)
		add_objects(story, clause, act, ent_clause_child(clause, token, ENT_DEPREL_NMOD_POSS, -1), &out);
	add_behind(story, clause, act, token, &out);
	if (out.n == 0 && verb && ent_str_is(act->needs, "thing"))
		add_objects(story, clause, act, thing_before(clause, token), &out);
	if (out.n == 0 && head >= 0 && act->head.len &&
		ent_str_is(act->needs, "thing")) /* "the stone OF THE BRIDGE was laid" */
		add_objects(story, clause, act, ent_clause_prep(clause, head, ENT_STR("of"), ENT_CLAUSE_NONE), &out);
	/* "the evacuation of the garrison IN Mali" */
	if (out.n == 0 && noun && ent_str_is(act->kind, "forces") && head >= 0)
		add_objects(story, clause, act, ent_clause_prep(clause, head, ENT_STR("in"), ENT_CLAUSE_NONE), &out);
	if (out.n == 0 && ent_str_is(act->kind, "supply"))
		add_supplied(story, clause, act, token, &out);
	if (out.n == 0 && noun)
		add_by_verb(story, clause, act, token, &out);
	return out;
}

void ent_act_set_object(ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act, int32_t object,
						ent_remark *remark, ent_remark_values *values)
{
	uint32_t first = 0, end = 0;
	const ent_mention *m = clause->mention[object], *meant = ent_act_organisation_meant(story, clause, object);
	if (ent_str_is(act->needs, "org") && meant)
		m = meant;
	if (ent_str_is(act->needs, "org") && m && m->n_actors == 1) {
		remark->code = m->actors[0].code;
		remark->object = m->actors[0].name;
	} else if (ent_str_is(act->needs, "thing")) {
		ent_remark_thing_fill(story, clause, object, remark, values);
	} else if (ent_str_is(act->needs, "name") || ent_str_is(act->needs, "org")) {
		remark->name = ent_clause_name(clause, object, &first, &end);
		if (!remark->name.len && ent_str_is(act->kind, "treaty"))
			remark->name = ent_act_treaty_meant(story, clause, act, object);
		remark->object = clause->tokens[object].lemma;
	} else if (!ent_str_is(act->needs, "state")) {
		remark->object = clause->tokens[object].lemma;
	}
}

void ent_act_set_topic(const ent_clause *clause, int32_t head, ent_remark *remark)
{
	for (int32_t i = 0; i < clause->n; i++) {
		const ent_token *t = &clause->tokens[i];
		bool word = t->upos == ENT_UPOS_NOUN && !clause->mention[i];
		for (size_t k = 0; k < clause->n_amounts && word; k++) /* "tariffs of 80 PERCENT" */
			word = !ent_str_starts(clause->amounts[k].unit, ENT_STR("percent")) ||
				   i < (int32_t)clause->amounts[k].first ||
				   i >= (int32_t)(clause->amounts[k].first + clause->amounts[k].n);
		bool time = ent_remark_listed(ENT_STR("year decade month week day century"), ' ', t->lemma);
		if (i == head || !word || time || !ent_clause_under(clause, i, head) || t->lemma.len < 3 ||
			ent_clause_rel(clause, i, ENT_DEPREL_APPOS)) /* "restricted flour exports, a MEASURE that" */
			continue;
		bool deep = t->head != head && clause->tokens[t->head].head != head;
		if (!deep)
			remark->name =
				remark->name.len ? ent_str_join(clause->arena, remark->name, ENT_STR(" "), t->lemma) : t->lemma;
	}
}
