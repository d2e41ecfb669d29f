/* Acts: a word of remark_acts.tsv, what it is done to, who does it, when, at which stage. One remark for each object
 * ("left SEATO in 1972 and CENTO in 1979"). */
#include "remarks/find.h"

#include <string.h>

enum { MOST_OBJECTS = 6, NEAR = 3 /* [tokens] */ };

typedef struct objects {
	int32_t at[MOST_OBJECTS];
	size_t n;
} objects;

static bool listed(ent_str list, const char *word)
{
	return ent_remark_listed(list, ',', ent_str_of(word));
}

static bool is_state(const ent_clause *clause, int32_t i)
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

static bool has_modifier(const ent_clause *clause, int32_t noun, ent_str words)
{
	for (int32_t i = 0; i < clause->n; i++)
		if (i != noun && clause->tokens[i].head >= 0 && ent_clause_under(clause, i, noun) &&
			ent_remark_listed(words, ' ', clause->tokens[i].form))
			return true;
	return false;
}

static bool fits(const ent_clause *clause, const ent_remark_act *act, int32_t object)
{
	if (ent_str_is(act->needs, "org"))
		return is_organisation(clause, object);
	if (ent_str_is(act->needs, "state"))
		return is_state(clause, object);
	if (ent_str_is(act->needs, "thing")) {
		const ent_remark_thing *thing = ent_remark_thing_of(clause, object);
		return thing && ent_str_is(thing->kind, "project");
	}
	return true;
}

/* Adds the nominal and those conjoined with it that fit. */
static void add_objects(const ent_clause *clause, const ent_remark_act *act, int32_t nominal, objects *out)
{
	if (nominal < 0)
		return;
	if (out->n < MOST_OBJECTS && fits(clause, act, nominal))
		out->at[out->n++] = nominal;
	for (int32_t i = nominal + 1; i < clause->n && !ent_clause_is_verb(clause, i); i++) {
		/* "left SEATO in 1972 and CENTO in 1979": the parser may tie the second to the date of the first */
		bool joined = ent_clause_rel(clause, i, ENT_DEPREL_CONJ) &&
					  (clause->tokens[i].head == nominal || ent_str_is(act->needs, "org"));
		if (joined && out->n < MOST_OBJECTS && fits(clause, act, i))
			out->at[out->n++] = i;
	}
}

/* The noun that the act is about where the table asks for one: "severed RELATIONS", "the lifting of the BAN". */
static int32_t head_of(const ent_clause *clause, const ent_remark_act *act, int32_t token)
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
	if (ent_str_is(act->object, "xcomp") ||
		(head < 0 && act->head.len)) /* "became a MEMBER of", "became INDEPENDENT" */
		head = ent_clause_child(clause, token, ENT_DEPREL_XCOMP, -1);
	return head;
}

static objects objects_of(const ent_clause *clause, const ent_remark_act *act, int32_t token, int32_t head)
{
	objects out = {0};
	bool passive;
	if (ent_str_is(act->object, "xcomp")) {
		add_objects(clause, act, ent_clause_prep(clause, head, ENT_STR("of"), ENT_CLAUSE_NONE), &out);
		return out;
	}
	if (act->head.len && ent_str_is(act->needs, "any")) {
		if (head >= 0)
			out.at[out.n++] = head;
		return out;
	}
	if (act->pos == 'v' && listed(act->object, "obj") && out.n == 0)
		add_objects(clause, act, ent_clause_object(clause, token), &out);
	if (listed(act->object, "subj") && out.n == 0) {
		int32_t subject = ent_clause_subject(clause, token, &passive);
		if (!passive || !listed(act->object, "obj"))
			add_objects(clause, act, subject, &out);
	}
	if (listed(act->object, "poss") && out.n == 0)
		add_objects(clause, act, ent_clause_child(clause, token, ENT_DEPREL_NMOD_POSS, -1), &out);
	ent_str rest = act->object, word;
	while (ent_str_split(&rest, ',', &word)) {
		for (int32_t i = -1; out.n == 0 && (i = ent_clause_prep(clause, token, word, i)) >= 0;)
			add_objects(clause, act, i, &out);
		if (out.n == 0 && !ent_str_is(word, "obj") && !ent_str_is(word, "subj"))
			add_objects(clause, act, ent_clause_prep_near(clause, token, word), &out);
	}
	/* "paid a visit to Ankara": the parser may hang the destination on the verb */
	int32_t up = clause->tokens[token].head;
	bool carried = act->pos == 'n' && up >= 0 && ent_clause_is_verb(clause, up) &&
				   (ent_clause_rel(clause, token, ENT_DEPREL_OBJ) || ent_clause_rel(clause, token, ENT_DEPREL_NSUBJ));
	rest = act->object;
	while (carried && ent_str_split(&rest, ',', &word))
		if (!ent_str_is(word, "of") && !ent_str_is(word, "in") && !ent_str_is(word, "obj") && !ent_str_is(word, "subj"))
			for (int32_t i = -1; out.n == 0 && (i = ent_clause_prep(clause, up, word, i)) >= 0;)
				add_objects(clause, act, i, &out);
	return out;
}

/* --- who --- */

static void take_person(const ent_clause *clause, int32_t nominal, ent_remark *remark)
{
	for (int32_t i = nominal; nominal >= 0 && i >= 0 && !remark->person.len;
		 i = ent_clause_child(clause, nominal, ENT_DEPREL_APPOS, i)) {
		const ent_mention *m = clause->mention[i];
		if (m && m->n_actors == 1) {
			if (!remark->person.len)
				remark->person = m->actors[0].person;
			if (!remark->office.len)
				remark->office = m->actors[0].office;
		}
		if (i != nominal)
			continue;
		for (int32_t k = 0; k < clause->n; k++) {
			const ent_mention *part = clause->mention[k];
			bool close = clause->tokens[k].head == nominal && (ent_clause_rel(clause, k, ENT_DEPREL_FLAT) ||
															   ent_clause_rel(clause, k, ENT_DEPREL_COMPOUND) ||
															   clause->tokens[k].deprel == ENT_DEPREL_NMOD_DESC);
			if (close && part && part->n_actors == 1) {
				if (!remark->person.len)
					remark->person = part->actors[0].person;
				if (!remark->office.len)
					remark->office = part->actors[0].office;
			}
		}
	}
}

static void agents_of_verb(const ent_clause *clause, int32_t verb, ent_states_set *set, ent_remark *remark)
{
	bool passive;
	int32_t subject = ent_clause_subject(clause, verb, &passive);
	if (ent_clause_rel(clause, verb, ENT_DEPREL_ACL) && ent_clause_is_participle(clause, verb) &&
		ent_clause_child(clause, verb, ENT_DEPREL_NSUBJ, -1) < 0)
		subject = ENT_CLAUSE_NONE;
	if (subject >= 0 && !passive) {
		ent_clause_states(clause, subject, set);
		take_person(clause, subject, remark);
	}
	int32_t agent = ent_clause_prep(clause, verb, ENT_STR("by"), ENT_CLAUSE_NONE);
	if (agent >= 0 && (passive || subject < 0)) {
		ent_clause_states(clause, agent, set);
		take_person(clause, agent, remark);
	}
}

static void agents_of_noun(const ent_clause *clause, int32_t noun, ent_states_set *set, ent_remark *remark)
{
	const ent_str by[] = {ENT_STR("by"), ENT_STR("between"), ENT_STR("of"), ENT_STR("among")};
	int32_t owner = ent_clause_child(clause, noun, ENT_DEPREL_NMOD_POSS, -1);
	for (int32_t i = noun - 1; owner < 0 && i > 0 && i >= noun - 3; i--) { /* where the tree does not say it */
		if (ent_clause_form_is(clause, i, "'s") || ent_clause_form_is(clause, i, "\xE2\x80\x99s"))
			owner = i - 1;
		else if (clause->tokens[i].upos != ENT_UPOS_ADJ)
			break;
	}
	if (owner >= 0) {
		ent_clause_states(clause, owner, set);
		take_person(clause, owner, remark);
	}
	for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
		int32_t at = ent_str_is(by[i], "by") && set->n == 0 ? ent_clause_prep_near(clause, noun, by[i])
															: ent_clause_prep(clause, noun, by[i], ENT_CLAUSE_NONE);
		if (at < 0 || (ent_str_is(by[i], "of") && set->n > 0))
			continue;
		if (ent_str_is(by[i], "of") && ent_str_is(remark->kind, "visit") && clause->mention[at] &&
			clause->mention[at]->how != ENT_HOW_PERSON && clause->mention[at]->how != ENT_HOW_OFFICE &&
			ent_clause_prep(clause, noun, ENT_STR("to"), ENT_CLAUSE_NONE) < 0)
			continue; /* "a tour of Africa" */
		ent_clause_states(clause, at, set);
		take_person(clause, at, remark);
	}
	for (int32_t i = 0; i < noun && set->n == 0; i++)
		if (clause->tokens[i].head == noun && clause->mention[i] &&
			(ent_clause_rel(clause, i, ENT_DEPREL_AMOD) || ent_clause_rel(clause, i, ENT_DEPREL_COMPOUND)))
			ent_clause_states(clause, i, set);
	int32_t up = clause->tokens[noun].head;
	bool object = ent_clause_rel(clause, noun, ENT_DEPREL_OBJ) || ent_clause_rel(clause, noun, ENT_DEPREL_OBL) ||
				  ent_clause_rel(clause, noun, ENT_DEPREL_XCOMP);
	if ((set->n == 0 || !remark->person.len) && up >= 0 && object && ent_clause_is_verb(clause, up) && owner < 0) {
		ent_states_set more = {0};
		agents_of_verb(clause, up, &more, remark);
		for (size_t i = 0; i < more.n && set->n == 0; i++)
			ent_states_add(set, more.code[i]);
	}
	/* "Putin's visit": "his visit": the owner is a pronoun that stands for nobody we know; the subject is it */
	if (set->n == 0 && up >= 0 && object && ent_clause_is_verb(clause, up))
		agents_of_verb(clause, up, set, remark);
}

/* Who does it where the table says that it stands elsewhere: "took RUSSIA out of", "received tanks from UKRAINE". */
static void agents_elsewhere(const ent_clause *clause, const ent_remark_act *act, int32_t token, ent_states_set *set,
							 ent_remark *remark)
{
	bool object = ent_str_is(act->agent, "obj");
	int32_t at = object ? ent_clause_object(clause, token) : ent_clause_prep_near(clause, token, act->agent);
	ent_clause_states(clause, at, set);
	take_person(clause, at, remark);
}

/* States tied in by "with", "between", "on", "against". */
static void partners(const ent_clause *clause, int32_t token, ent_states_set *set)
{
	const ent_str with[] = {ENT_STR("with"),    ENT_STR("between"), ENT_STR("among"), ENT_STR("on"),
							ENT_STR("against"), ENT_STR("to"),      ENT_STR("in")};
	for (size_t i = 0; token >= 0 && i < sizeof with / sizeof *with; i++)
		for (int32_t at = -1; (at = ent_clause_prep(clause, token, with[i], at)) >= 0;)
			ent_clause_states(clause, at, set);
	for (size_t i = 0; token >= 0 && i < sizeof with / sizeof *with && set->n == 0; i++)
		ent_clause_states(clause, ent_clause_prep_near(clause, token, with[i]), set);
}

/* --- when --- */

static int32_t last_of(const ent_clause *clause, int32_t token)
{
	const ent_mention *m = clause->mention[token];
	return m ? (int32_t)(m->first + m->n) - 1 : token;
}

/* The expression told behind object `i` and before the next, where every object has one of its own. */
static const ent_timex *own_timex(const ent_clause *clause, const objects *all, size_t i)
{
	const ent_timex *own = NULL;
	for (size_t k = 0; k < all->n; k++) {
		int32_t from = all->at[k], to = k + 1 < all->n ? all->at[k + 1] : clause->n;
		const ent_timex *first = NULL;
		for (size_t t = 0; t < clause->n_timexes && !first; t++)
			if ((int32_t)clause->timexes[t].first > from && (int32_t)clause->timexes[t].first < to &&
				(int32_t)clause->timexes[t].first <= last_of(clause, from) + NEAR &&
				clause->timexes[t].date.lo != ENT_DAY_UNKNOWN && clause->timexes[t].event_date)
				first = &clause->timexes[t];
		if (!first)
			return NULL;
		if (k == i)
			own = first;
	}
	return own;
}

static bool has_word(const ent_clause *clause, int32_t token, const char *word)
{
	for (int32_t i = 0; i < clause->n; i++)
		if (clause->tokens[i].head == token && ent_clause_form_is(clause, i, word))
			return true;
	return false;
}

/* "lifted the embargo it HAD IMPOSED": before what is told of, so that its date is not that of the story. */
static bool is_further_back(const ent_clause *clause, int32_t token)
{
	if (!ent_clause_is_verb(clause, token) || !ent_clause_rel(clause, token, ENT_DEPREL_ACL) ||
		!has_word(clause, token, "had"))
		return false;
	for (size_t i = 0; i < clause->n_timexes; i++)
		if (ent_clause_under(clause, (int32_t)clause->timexes[i].first, token))
			return false;
	return true;
}

static void set_date(const ent_clause *clause, int32_t token, const objects *all, size_t i, ent_remark *remark)
{
	const ent_timex *timex = NULL;
	if (all->n > 1 && (timex = own_timex(clause, all, i)) != NULL)
		remark->date = timex->date;
	else if (!is_further_back(clause, token))
		remark->date = ent_clause_date(clause, token, &timex);
	remark->date_start = timex ? timex->start : 0;
	remark->date_end = timex ? timex->end : 0;
}

/* "a deadline of 1 May for the withdrawal", "the 1 May deadline for": the day by which it is to be done. */
static void set_deadline(const ent_clause *clause, int32_t token, ent_remark *remark)
{
	for (int32_t i = 0; i < token; i++) {
		int32_t up = clause->tokens[token].head;
		if (!ent_clause_form_is(clause, i, "deadline") || !ent_str_is(ent_clause_case(clause, token), "for") ||
			(up != i && up != clause->tokens[i].head))
			continue;
		for (size_t k = 0; k < clause->n_timexes; k++) {
			const ent_timex *timex = &clause->timexes[k];
			int32_t at = (int32_t)timex->first, end = at + (int32_t)timex->n;
			if (timex->date.lo == ENT_DAY_UNKNOWN || at > i + 3 || end < i - 1)
				continue;
			remark->date = timex->date;
			remark->date_start = timex->start;
			remark->date_end = timex->end;
			remark->phase = ENT_STR("end");
			if (ent_str_is(remark->status, "actual"))
				remark->status = ENT_STR("planned");
			return;
		}
	}
}

/* "would not open before 2024": no denial, but a day before which it is not to be. */
static void set_not_before(const ent_clause *clause, ent_remark *remark)
{
	if (!ent_str_is(remark->status, "denied") || remark->date_end <= remark->date_start)
		return;
	for (size_t i = 0; i < clause->n_timexes; i++) {
		const ent_timex *timex = &clause->timexes[i];
		int32_t first = (int32_t)timex->first;
		bool behind = ent_clause_form_is(clause, first - 1, "before") ||
					  ent_clause_form_is(clause, first - 1, "until") || ent_clause_form_is(clause, first, "before") ||
					  ent_clause_form_is(clause, first, "until");
		if (timex->start == remark->date_start && behind)
			remark->status = ENT_STR("planned");
	}
}

/* --- told before --- */

static bool is_moved(ent_str status)
{
	return ent_str_is(status, "postponed") || ent_str_is(status, "suspended");
}

static bool common(ent_str codes, ent_str others)
{
	ent_str code;
	while (ent_str_split(&codes, ' ', &code))
		if (ent_remark_listed(others, ' ', code))
			return true;
	return false;
}

/* The act that "the visit", "his visit" or "..., the first visit in 38 years" means: the last of its kind, in the same
 * sentence or, for a definite noun, in the ones before. NULL where another traveller or mover is named. */
static const ent_remark *told_before(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
									 int32_t token)
{
	enum { BACK = 3 };
	bool definite = false;
	for (int32_t i = 0; i < token; i++)
		definite |= clause->tokens[i].head == token &&
					(ent_clause_form_is(clause, i, "the") || ent_clause_form_is(clause, i, "this") ||
					 clause->tokens[i].deprel == ENT_DEPREL_NMOD_POSS);
	for (size_t i = story->remarks.n; i-- > 0;) {
		const ent_remark *before = &story->remarks.at[i];
		uint32_t far = clause->sentence->index - before->sentence;
		if (before->article != clause->sentence->article || far > (definite ? BACK : 0))
			return NULL;
		if (!ent_str_eq(before->kind, act->kind) || !before->others.len)
			continue;
		ent_states_set agents = {0};
		ent_remark who = {.kind = act->kind};
		agents_of_noun(clause, token, &agents, &who);
		ent_str named = ent_states_text(clause->arena, &agents);
		bool other = (named.len && before->agents.len && !common(named, before->agents)) ||
					 (who.person.len && before->person.len && !ent_str_eq(who.person, before->person));
		return other ? NULL : before;
	}
	return NULL;
}

static void take_over(const ent_remark *before, ent_states_set *agents, ent_states_set *others, ent_remark *remark)
{
	ent_str codes = before->others, code;
	char terminated[4] = {0};
	while (ent_str_split(&codes, ' ', &code))
		if (code.len == 3) {
			memcpy(terminated, code.ptr, 3);
			ent_states_add(others, terminated);
		}
	codes = before->agents;
	while (agents->n == 0 && ent_str_split(&codes, ' ', &code))
		if (code.len == 3) {
			memcpy(terminated, code.ptr, 3);
			ent_states_add(agents, terminated);
		}
	if (!remark->person.len &&
		(!remark->office.len || ent_str_eq(remark->office, before->office) || !before->office.len))
		remark->person = before->person;
	if (!remark->office.len)
		remark->office = before->office;
	remark->definite = true;
}

/* "The pullout began in December AND ENDED IN JANUARY": the same act at its other stage. */
static void second_phase(ent_remark_story *story, const ent_clause *clause, int32_t noun, const ent_remark *told)
{
	int32_t verb = clause->tokens[noun].head;
	if (verb < 0 || !ent_clause_is_verb(clause, verb) || !ent_clause_rel(clause, noun, ENT_DEPREL_NSUBJ))
		return;
	for (int32_t i = verb + 1; i < clause->n; i++) {
		const ent_timex *timex = NULL;
		if (clause->tokens[i].head != verb || !ent_clause_rel(clause, i, ENT_DEPREL_CONJ) ||
			ent_clause_child(clause, i, ENT_DEPREL_NSUBJ, -1) >= 0)
			continue;
		ent_str phase = ent_clause_phase(clause, i);
		ent_date date = ent_clause_date(clause, i, &timex);
		if (!phase.len || ent_str_eq(phase, told->phase) || !timex || timex->start == told->date_start)
			continue;
		ent_remark *other = ent_push(story->arena, &story->remarks);
		*other = *told;
		other->phase = phase;
		other->start = clause->tokens[i].start;
		other->end = clause->tokens[i].end;
		other->text = ent_clause_text(clause, (uint32_t)i, (uint32_t)i + 1);
		other->date = date;
		other->date_start = timex->start;
		other->date_end = timex->end;
		other->values = NULL;
		other->n_values = 0;
		return;
	}
}

/* --- one act --- */

static void set_object(ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act, int32_t object,
					   ent_remark *remark, ent_remark_values *values)
{
	uint32_t first = 0, end = 0;
	const ent_mention *m = clause->mention[object];
	if (ent_str_is(act->needs, "org") && m && m->n_actors == 1) {
		remark->code = m->actors[0].code;
		remark->object = m->actors[0].name;
	} else if (ent_str_is(act->needs, "thing")) {
		ent_remark_thing_fill(story, clause, object, remark, values);
	} else if (ent_str_is(act->needs, "name") || ent_str_is(act->needs, "org")) {
		remark->name = ent_clause_name(clause, object, &first, &end);
		remark->object = clause->tokens[object].lemma;
	} else if (!ent_str_is(act->needs, "state")) {
		remark->object = clause->tokens[object].lemma;
	}
}

/* What is lifted or ordered, in its own words: "arms" of "the arms embargo", "oil" of "the ban on oil exports". */
static void set_topic(const ent_clause *clause, int32_t head, ent_remark *remark)
{
	for (int32_t i = 0; i < clause->n; i++) {
		const ent_token *t = &clause->tokens[i];
		bool word = t->upos == ENT_UPOS_NOUN;
		bool time = ent_remark_listed(ENT_STR("year decade month week day century"), ' ', t->lemma);
		if (i == head || !word || time || !ent_clause_under(clause, i, head) || t->lemma.len < 3)
			continue;
		bool deep = t->head != head && clause->tokens[t->head].head != head;
		if (!deep)
			remark->name =
				remark->name.len ? ent_str_join(clause->arena, remark->name, ENT_STR(" "), t->lemma) : t->lemma;
	}
}

static void add_amounts(const ent_clause *clause, int32_t token, const ent_remark *remark, ent_remark_values *values)
{
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		int32_t at = (int32_t)(amount->first + amount->n - 1);
		ent_remark_value value;
		/* the amount hangs on the act, or on what hangs on it */
		int32_t steps = 0, up = at;
		while (up >= 0 && up != token && steps++ < 4 && !(up != at && ent_clause_is_verb(clause, up)))
			up = clause->tokens[up].head;
		/* "held the exercise with 120 soldiers", "the exercise involved 300 troops": on the verb of the noun */
		bool by_verb = up >= 0 && !ent_clause_is_verb(clause, token) && clause->tokens[token].head == up &&
					   ent_clause_is_verb(clause, up);
		if ((up == token || by_verb) && !amount->ordinal && ent_remark_measure_of(clause, amount, remark->kind, &value))
			*ent_push(clause->arena, values) = value;
	}
}

static bool act_at(ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act, int32_t token)
{
	size_t before = story->remarks.n;
	int32_t head = head_of(clause, act, token);
	if (act->head.len) {
		bool said = head >= 0 && ent_clause_lemma_in(clause, head, act->head, ' ');
		/* "the Soviet Union withdrew from Hungary": a state that withdraws, without an object, means its troops */
		bool forces = ent_str_is(act->kind, "forces") && head >= 0 && is_state(clause, head) &&
					  ent_clause_child(clause, token, ENT_DEPREL_OBJ, -1) < 0;
		if (!said && !forces)
			return false;
	}
	uint32_t name_first, name_end;
	if (act->modifier.len && !has_modifier(clause, act->head.len ? head : token, act->modifier) &&
		!(ent_str_is(act->kind, "exercise") && ent_clause_name(clause, token, &name_first, &name_end).len))
		return false;
	bool lone = ent_str_is(act->needs, "-");
	const ent_remark *before_it = NULL;
	objects all = lone ? (objects){.at = {token}, .n = 1} : objects_of(clause, act, token, head);
	ent_stage_told stage = ent_clause_stage(clause, token);
	/* "the first premier to visit": the goal is the one told before */
	bool goalless = act->pos == 'v' && ent_str_is(act->kind, "visit") && ent_clause_object(clause, token) < 0 &&
					(ent_clause_rel(clause, token, ENT_DEPREL_ACL) || ent_clause_rel(clause, token, ENT_DEPREL_XCOMP));
	if (all.n == 0 && (act->pos == 'n' || goalless) && ent_str_is(act->needs, "state") &&
		(before_it = told_before(story, clause, act, token)) != NULL)
		all = (objects){.at = {token}, .n = 1};
	for (size_t i = 0; i < all.n; i++) {
		ent_remark remark = ent_remark_new(clause, token);
		ent_remark_values values = {0};
		ent_states_set agents = {0}, others = {0};
		ptrdiff_t slash = ent_str_find(act->act, ENT_STR("/"), 0);
		remark.kind = act->kind;
		remark.act = slash < 0 ? act->act : ent_str_sub(act->act, 0, (size_t)slash);
		remark.once = act->once;
		remark.phase = slash < 0 ? stage.phase : ent_str_sub(act->act, (size_t)slash + 1, act->act.len);
		remark.status = stage.status;
		if (act->agent.len)
			agents_elsewhere(clause, act, token, &agents, &remark);
		else if (act->pos == 'v')
			agents_of_verb(clause, token, &agents, &remark);
		else
			agents_of_noun(clause, token, &agents, &remark);
		if (act->agent.len && agents.n == 0)
			continue;
		if (before_it) {
			take_over(before_it, &agents, &others, &remark);
			if (!remark.phase.len && is_moved(remark.status))
				remark.phase = before_it->phase;
		}
		if (!lone && !before_it)
			set_object(story, clause, act, all.at[i], &remark, &values);
		if (!lone && !before_it && ent_str_is(act->needs, "state"))
			ent_clause_states(clause, all.at[i], &others);
		int32_t governor = clause->tokens[token].head;
		bool own = agents.n == 1 && others.n == 1 && strcmp(agents.code[0], others.code[0]) == 0;
		if (ent_str_is(act->kind, "forces") && own && act->pos == 'n' && governor >= 0) {
			agents.n = 0; /* nobody withdraws from the own country: "Britain completed the withdrawal of ITS troops" */
			agents_of_verb(clause, governor, &agents, &remark);
		}
		if (ent_str_is(act->kind, "forces") && head >= 0 && act->pos == 'v' && !remark.phase.len &&
			has_word(clause, head, "last"))
			remark.phase = ENT_STR("end");
		/* nobody visits the own country: "the country" of "the first to visit the country" is the one told before */
		const ent_remark *last = story->remarks.n > before ? NULL
								 : story->remarks.n        ? &story->remarks.at[story->remarks.n - 1]
														   : NULL;
		if (ent_str_is(act->kind, "visit") && others.n == 1 && agents.n == 1 && last &&
			last->sentence == remark.sentence && strcmp(others.code[0], agents.code[0]) == 0 &&
			ent_str_is(last->kind, "visit")) {
			others.n = 0;
			take_over(last, &agents, &others, &remark);
		}
		if (lone || ent_str_is(act->needs, "any") || ent_str_is(act->needs, "name")) {
			partners(clause, token, &others);
			partners(clause, head, &others);
			if (head >= 0 && head != token)
				ent_clause_states_under(clause, head, &others);
			if (ent_str_is(act->kind, "dispute"))
				ent_clause_states_under(clause, token, &others);
		}
		if (ent_str_is(act->needs, "any") && head >= 0)
			set_topic(clause, head, &remark);
		if (ent_str_is(act->kind, "exercise")) {
			uint32_t first, end;
			remark.name = ent_clause_name(clause, token, &first, &end);
			if (agents.n + others.n < 2) {
				bool passive;
				int32_t up = clause->tokens[token].head;
				if (up >= 0 && ent_clause_is_verb(clause, up))
					ent_clause_states(clause, ent_clause_subject(clause, up, &passive), &agents);
			}
		}
		if (agents.n == 0 && others.n == 0 && !remark.code.len && !remark.name.len)
			continue;
		if (!remark.others.len)
			remark.others = ent_states_text(clause->arena, &others);
		remark.agents = ent_states_text(clause->arena, &agents);
		remark.again =
			(all.at[i] != token && (has_word(clause, all.at[i], "another") || has_word(clause, all.at[i], "second"))) ||
			has_word(clause, token, "again") || has_word(clause, token, "rejoin") ||
			ent_str_is(clause->tokens[token].lemma, "rejoin") || has_word(clause, token, "once");
		set_date(clause, token, &all, i, &remark);
		set_deadline(clause, token, &remark);
		set_not_before(clause, &remark);
		if (before_it && remark.date.lo == ENT_DAY_UNKNOWN && before_it->sentence == remark.sentence)
			remark.date = before_it->date;
		ent_remark_order(clause, token, &values);
		add_amounts(clause, token, &remark, &values);
		remark.values = values.at;
		remark.n_values = values.n;
		*ent_push(story->arena, &story->remarks) = remark;
		if (act->pos == 'n' && remark.phase.len)
			second_phase(story, clause, token, &remark);
	}
	return story->remarks.n > before;
}

static bool has_particle(const ent_clause *clause, int32_t token, ent_str particle)
{
	for (int32_t i = token + 1; i < clause->n && i <= token + 4; i++)
		if (ent_str_eq_nocase(clause->tokens[i].form, particle) && clause->tokens[i].head == token)
			return true;
	return ent_clause_form_is(clause, token + 1, "out") && ent_str_is(particle, "out");
}

/* What "to do so" adds to the visit of the same sentence. */
static void redone(ent_remark_story *story, const ent_clause *clause)
{
	int32_t token;
	ent_remark_value value;
	const ent_remark *last = story->remarks.n ? &story->remarks.at[story->remarks.n - 1] : NULL;
	if (!last || last->sentence != clause->sentence->index || !ent_str_is(last->kind, "visit") ||
		!ent_remark_order_redone(clause, &token, &value))
		return;
	ent_remark remark = *last;
	ent_remark_values values = {0};
	*ent_push(clause->arena, &values) = value;
	remark.start = clause->tokens[token].start;
	remark.end = clause->tokens[token].end;
	remark.text = ent_clause_text(clause, (uint32_t)token, (uint32_t)token + 1);
	remark.values = values.at;
	remark.n_values = values.n;
	*ent_push(story->arena, &story->remarks) = remark;
}

/* "The deadline was extended to December": the day by which the act told of before is to be done now. */
static void deadline_moved(ent_remark_story *story, const ent_clause *clause)
{
	enum { BACK = 2 };
	const ent_str moves = ENT_STR("extend move push shift postpone delay put reschedule prolong change revise");
	for (int32_t i = 0; i < clause->n; i++) {
		int32_t verb = clause->tokens[i].head;
		if (!ent_clause_lemma_in(clause, i, ENT_STR("deadline date target"), ' ') || verb < 0 ||
			!ent_clause_is_verb(clause, verb) || !ent_clause_lemma_in(clause, verb, moves, ' '))
			continue;
		const ent_timex *timex = NULL;
		ent_date date = ent_clause_date(clause, verb, &timex);
		for (size_t k = story->remarks.n; timex && k-- > 0;) {
			const ent_remark *before = &story->remarks.at[k];
			if (before->article != clause->sentence->article || clause->sentence->index - before->sentence > BACK)
				break;
			bool due = before->date.lo != ENT_DAY_UNKNOWN && before->once &&
					   (ent_str_is(before->status, "planned") || ent_str_is(before->phase, "end"));
			if (!due)
				continue;
			ent_remark remark = *before;
			remark.sentence = clause->sentence->index;
			remark.start = clause->tokens[i].start;
			remark.end = clause->tokens[i].end;
			remark.text = ent_clause_text(clause, (uint32_t)i, (uint32_t)i + 1);
			remark.status = ENT_STR("postponed");
			remark.date = date;
			remark.date_start = timex->start;
			remark.date_end = timex->end;
			remark.values = NULL;
			remark.n_values = 0;
			*ent_push(story->arena, &story->remarks) = remark;
			return;
		}
	}
}

void ent_remark_acts_find(ent_remark_story *story, const ent_clause *clause)
{
	for (int32_t i = 0; i < clause->n; i++) {
		const ent_token *t = &clause->tokens[i];
		bool verb = t->upos == ENT_UPOS_VERB && ent_clause_is_verb(clause, i);
		bool noun = t->upos == ENT_UPOS_NOUN || t->upos == ENT_UPOS_PROPN || (t->upos == ENT_UPOS_VERB && !verb);
		if (!noun && !verb)
			continue;
		uint32_t at = ent_map_get(&story->tables->act_words, t->lemma);
		for (; at != ENT_MAP_NONE; at = story->tables->act_entries.at[at].next) {
			const ent_act_entry *entry = &story->tables->act_entries.at[at];
			const ent_remark_act *act = &story->tables->acts.at[entry->act];
			bool fit = (act->pos == 'v') == verb && (!entry->particle.len || has_particle(clause, i, entry->particle));
			if (fit && act_at(story, clause, act, i))
				break; /* one word tells one act */
		}
	}
	redone(story, clause);
	deadline_moved(story, clause);
}
