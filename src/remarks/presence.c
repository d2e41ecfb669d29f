/* Visits that are told by where somebody was: "the minister was in Lima on 3 May", "is due in Lima next week", "his
 * successor went there in 1998", "attended the summit at Lima". The person is another state's than the place, and the
 * clause says when: who is somewhere without a day lives there.
 *
 *     be + place          the tree has the place as what is said, with a form of "be" and the person as its subject
 *     a word of the table  with needs "host": a verb or what somebody is ("due"), the place behind a preposition or,
 *                          where the table says "there", the place named last */
#include "remarks/act.h"

#include <string.h>

/* A state as a place: its name or its capital, none of its people. */
static bool is_place(const ent_clause *clause, int32_t token)
{
	const ent_mention *m = token >= 0 ? clause->mention[token] : NULL;
	return m && m->n_actors == 1 && m->actors[0].country[0] && (int32_t)m->head == token &&
		   (m->how == ENT_HOW_NAME || m->how == ENT_HOW_METONYM);
}

static bool is_there(const ent_clause *clause, int32_t token)
{
	return ent_clause_form_is(clause, token, "there") || ent_clause_form_is(clause, token, "here") ||
		   ent_clause_form_is(clause, token, "back");
}

const ent_mention *ent_act_place_meant(const ent_remark_story *story, const ent_clause *clause, int32_t token,
									   ent_str own)
{
	for (int32_t i = token - 1; i >= 0; i--)
		if (is_place(clause, i) && !ent_str_is(own, clause->mention[i]->actors[0].country))
			return clause->mention[i];
	const ent_mention *last = story->place;
	bool near = last && clause->sentence->index - last->sentence <= 1;
	return near && !ent_str_is(own, last->actors[0].country) ? last : NULL;
}

void ent_remark_presence_note(ent_remark_story *story, const ent_clause *clause)
{
	for (int32_t i = 0; i < clause->n; i++)
		if (is_place(clause, i))
			story->place = clause->mention[i];
}

/* Where the act at `token` is done, by the preposition or the "there" that the row asks for, or NULL. */
static const ent_mention *place_of(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
								   int32_t token, ent_str own)
{
	ent_str rest = act->object, word;
	while (ent_str_split(&rest, ',', &word)) {
		if (ent_str_is(word, "there")) {
			bool itself = is_there(clause, token), beside = false;
			for (int32_t i = token + 1; i < clause->n && i <= token + 2; i++)
				beside |= clause->tokens[i].head == token && is_there(clause, i);
			const ent_mention *meant = itself || beside ? ent_act_place_meant(story, clause, token, own) : NULL;
			if (meant)
				return meant;
			continue;
		}
		int32_t object = ent_str_is(word, "obj") ? ent_clause_object(clause, token) : ENT_CLAUSE_NONE;
		if (is_place(clause, object)) /* "reached LIMA" */
			return clause->mention[object];
		int32_t of[] = {token,
						ent_clause_child(clause, token, ENT_DEPREL_OBJ, ENT_CLAUSE_NONE)}; /* "a summit IN LIMA" */
		for (size_t k = 0; k < sizeof of / sizeof *of; k++)
			for (int32_t at = -1; of[k] >= 0 && (at = ent_clause_prep(clause, of[k], word, at)) >= 0;)
				if (is_place(clause, at))
					return clause->mention[at];
		int32_t near = ent_clause_prep_near(clause, token, word);
		if (near >= 0 && is_place(clause, near))
			return clause->mention[near];
	}
	return NULL;
}

/* Who is there: person or office and state. False where no person of one state is named. */
static bool who_is(const ent_clause *clause, int32_t nominal, ent_states_set *ret_states, ent_remark *remark)
{
	if (nominal < 0)
		return false;
	ent_clause_states(clause, nominal, ret_states);
	ent_act_take_person(clause, nominal, remark);
	for (int32_t i = -1; ret_states->n == 0 && (i = ent_clause_child(clause, nominal, ENT_DEPREL_APPOS, i)) >= 0;)
		ent_clause_states(clause, i, ret_states);
	return ret_states->n == 1 && (remark->person.len || remark->office.len);
}

static void add(ent_remark_story *story, const ent_clause *clause, int32_t token, const ent_mention *place,
				const ent_states_set *who, ent_remark *remark)
{
	const ent_timex *timex = NULL;
	ent_states_set agents = *who, others = {0};
	ent_remark_values values = {0};
	ent_date date = ent_clause_date(clause, token, &timex);
	bool here = timex && timex->sentence == clause->sentence->index;
	int32_t be = ent_clause_child(clause, token, ENT_DEPREL_COP, ENT_CLAUSE_NONE);
	if (!here && be >= 0 && (ent_clause_form_is(clause, be, "is") || ent_clause_form_is(clause, be, "are"))) {
		date = clause->input->text->document->articles[clause->sentence->article].published; /* "is in Lima": now */
		date.basis = ENT_BASIS_INFERRED;
		timex = NULL;
	} else if (!timex) {
		return;
	}
	if (!place || strcmp(who->code[0], place->actors[0].country) == 0 || date.lo == ENT_DAY_UNKNOWN ||
		date.hi == ENT_DAY_FUTURE)
		return;
	ent_states_add(&others, place->actors[0].country);
	ent_remark_order(clause, token, &values);
	remark->kind = ENT_STR("visit");
	remark->act = ENT_STR("visit");
	remark->agents = ent_states_text(clause->arena, &agents);
	remark->others = ent_states_text(clause->arena, &others);
	remark->date = date;
	remark->date_start = timex ? timex->start : 0;
	remark->date_end = timex ? timex->end : 0;
	remark->values = values.at;
	remark->n_values = values.n;
	*ent_push(story->arena, &story->remarks) = *remark;
}

/* "was in Lima" */
static void be_somewhere(ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	ent_remark remark = ent_remark_new(clause, token);
	ent_states_set who = {0};
	ent_str by = ent_clause_case(clause, token);
	bool due = ent_str_is(by, "due"), in = due || ent_str_is(by, "in") || ent_str_is(by, "at"); /* "due in": one word */
	if (in && is_place(clause, token) && ent_clause_child(clause, token, ENT_DEPREL_COP, ENT_CLAUSE_NONE) >= 0 &&
		who_is(clause, ent_clause_child(clause, token, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE), &who, &remark)) {
		remark.status = due ? ENT_STR("planned") : ent_clause_stage(clause, token).status;
		add(story, clause, token, clause->mention[token], &who, &remark);
	}
}

ent_str ent_act_own_status(const ent_clause *clause, int32_t token, ent_str told)
{
	uint32_t at = ent_map_get(&clause->tables->phase_words, clause->tokens[token].lemma);
	for (; at != ENT_MAP_NONE && ent_str_is(told, "actual"); at = clause->tables->phases.at[at].next)
		if (ent_str_is(clause->tables->phases.at[at].gives, "planned"))
			told = ENT_STR("planned");
	return told;
}

static void act_somewhere(ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act, int32_t token)
{
	ent_remark remark = ent_remark_new(clause, token);
	ent_states_set who = {0};
	bool passive;
	int32_t subject = ent_clause_subject(clause, token, &passive);
	if (ent_str_is(act->agent, "obj"))
		subject = ent_clause_object(clause, token);
	else if (passive)
		return;
	if (!who_is(clause, subject, &who, &remark))
		return;
	remark.status = ent_act_own_status(clause, token, ent_clause_stage(clause, token).status);
	add(story, clause, token, place_of(story, clause, act, token, ent_str_of(who.code[0])), &who, &remark);
}

void ent_remark_presence_find(ent_remark_story *story, const ent_clause *clause)
{
	for (int32_t i = 0; i < clause->n; i++) {
		bool verb = ent_clause_is_verb(clause, i);
		bool being = ent_clause_child(clause, i, ENT_DEPREL_COP, ENT_CLAUSE_NONE) >= 0;
		size_t before = story->remarks.n;
		be_somewhere(story, clause, i);
		if (story->remarks.n > before || (!verb && !being))
			continue;
		uint32_t at = ent_map_get(&story->tables->act_words, clause->tokens[i].lemma);
		for (; at != ENT_MAP_NONE && story->remarks.n == before; at = story->tables->act_entries.at[at].next) {
			const ent_act_entry *entry = &story->tables->act_entries.at[at];
			const ent_remark_act *act = &story->tables->acts.at[entry->act];
			if (entry->particle.len &&
				!ent_str_eq_nocase(entry->particle, i + 1 < clause->n ? clause->tokens[i + 1].form : (ent_str){0}))
				continue;
			if (ent_str_is(act->needs, "host") && act->pos == (verb ? 'v' : 'p'))
				act_somewhere(story, clause, act, i);
		}
	}
}
