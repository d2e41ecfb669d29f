/* What was told before and is meant again: "the visit", "the association", "the agreement was signed", "the deadline
 * was extended". The nearest that fits, a few sentences back at most. */
#include "remarks/act.h"

#include <string.h>

/* An organisation of states. */
static bool is_body(const ent_mention *mention)
{
	return mention && mention->how == ENT_HOW_ORGANISATION && mention->n_actors == 1 && !mention->actors[0].country[0];
}

static bool common(ent_str codes, ent_str others)
{
	ent_str code;
	while (ent_str_split(&codes, ' ', &code))
		if (ent_remark_listed(others, ' ', code))
			return true;
	return false;
}

bool ent_act_is_returned(const ent_clause *clause, int32_t token)
{
	int32_t up = clause->tokens[token].head;
	return up >= 0 && ent_clause_rel(clause, token, ENT_DEPREL_OBJ) &&
		   ent_clause_lemma_in(clause, up, ENT_STR("return repay reciprocate"), ' ');
}

/* The last of its kind, in the same sentence or, for a definite noun, in the ones before; not where another traveller
 * or mover is named. */
const ent_remark *ent_act_before(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
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
		ent_act_agents(clause, act, token, &agents, &who);
		ent_str named = ent_states_text(clause->arena, &agents);
		bool other = (named.len && before->agents.len && !common(named, before->agents)) ||
					 (who.person.len && before->person.len && !ent_str_eq(who.person, before->person));
		return other != ent_act_is_returned(clause, token) ? NULL : before;
	}
	return NULL;
}

const ent_remark *ent_act_told_on(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
								  int32_t token, int32_t head)
{
	bool passive, membership = ent_str_is(act->kind, "membership"), relations = ent_str_is(act->kind, "relations");
	bool embargo = ent_str_is(act->kind, "embargo"); /* "and lifted THEM in 2014" */
	if (act->pos != 'v' || !(membership || relations || embargo))
		return NULL;
	int32_t who = embargo ? head : ent_clause_subject(clause, token, &passive);
	bool pronoun = who >= 0 && (ent_clause_form_is(clause, who, "it") || ent_clause_form_is(clause, who, "they") ||
								(embargo && ent_clause_form_is(clause, who, "them")));
	if (!pronoun || (relations && !(passive && head == who)) ||
		(membership && !passive && ent_clause_child(clause, token, ENT_DEPREL_OBJ, ENT_CLAUSE_NONE) >= 0))
		return NULL;
	for (size_t i = story->remarks.n; i-- > 0;) {
		const ent_remark *before = &story->remarks.at[i];
		if (before->article != clause->sentence->article || clause->sentence->index - before->sentence > 1)
			return NULL;
		if (!ent_str_eq(before->kind, act->kind))
			continue;
		ent_states_set agents = {0};
		ent_clause_states(clause, who, &agents);
		ent_str named = ent_states_text(clause->arena, &agents);
		return relations || embargo || (named.len && common(named, before->agents)) ? before : NULL;
	}
	return NULL;
}

void ent_act_take_over(const ent_remark *before, ent_states_set *agents, ent_states_set *others, ent_remark *remark)
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

const ent_actor *ent_act_other_person(const ent_remark_story *story, const ent_clause *clause, int32_t token,
									  const char *own)
{
	enum { BACK = 2 /* [sentences] */ };
	const ent_mentions *all = story->input->mentions;
	const ent_actor *found = NULL;
	for (size_t i = 0; i < all->n && all->at[i].sentence <= clause->sentence->index; i++) {
		const ent_mention *m = &all->at[i];
		bool here = m->sentence == clause->sentence->index, near = clause->sentence->index - m->sentence <= BACK;
		bool person = m->n_actors == 1 && m->how == ENT_HOW_PERSON && m->actors[0].person.len;
		if (near && person && (!here || m->head < (uint32_t)token) && strcmp(m->actors[0].country, own) != 0)
			found = &m->actors[0];
	}
	return found;
}

/* --- names told before --- */

static bool is_definite(const ent_clause *clause, int32_t token)
{
	return ent_clause_has_word(clause, token, "the") || ent_clause_has_word(clause, token, "this");
}

/* Before it in the sentence, else in one of the last before. */
const ent_mention *ent_act_organisation_meant(const ent_remark_story *story, const ent_clause *clause, int32_t token)
{
	enum { BACK = 2 }; /* [sentences] */
	const ent_str nouns = ENT_STR("association organisation organization bloc alliance union body grouping group pact "
								  "community fund club council court bank");
	if (clause->mention[token] || ent_clause_is_capital(clause, token) || !is_definite(clause, token) ||
		!ent_clause_lemma_in(clause, token, nouns, ' '))
		return NULL;
	for (int32_t i = token - 1; i >= 0; i--)
		if (is_body(clause->mention[i]))
			return clause->mention[i];
	const ent_mention *last = story->organisation;
	return last && clause->sentence->index - last->sentence <= BACK ? last : NULL;
}

/* The name of the last treaty before the token, as the act wants one: "Treaty" of "sign". */
static ent_str treaty_named(const ent_clause *clause, ent_str heads, int32_t before)
{
	uint32_t first, end;
	for (int32_t i = before - 1; i >= 0; i--) {
		ent_str name =
			ent_clause_lemma_in(clause, i, heads, ' ') ? ent_clause_name(clause, i, &first, &end) : (ent_str){0};
		if (name.len)
			return name;
	}
	return (ent_str){0};
}

ent_str ent_act_treaty_meant(const ent_remark_story *story, const ent_clause *clause, const ent_remark_act *act,
							 int32_t token)
{
	bool pronoun = ent_clause_form_is(clause, token, "it");
	bool noun = !ent_clause_is_capital(clause, token) && is_definite(clause, token) &&
				ent_clause_lemma_in(clause, token, act->head, ' ');
	if (!pronoun && !noun)
		return (ent_str){0};
	ent_str here = treaty_named(clause, act->head, token);
	bool near = clause->sentence->index - story->treaty_sentence <= 1;
	return here.len ? here : near ? story->treaty : (ent_str){0};
}

const ent_remark *ent_act_ban_meant(const ent_remark_story *story, const ent_clause *clause, int32_t head,
									ent_states_set *agents)
{
	enum { BACK = 2 /* [sentences] */ };
	if (head < 0 || !(is_definite(clause, head) || ent_clause_form_is(clause, head, "it")))
		return NULL;
	for (size_t i = story->remarks.n; i-- > 0;) {
		const ent_remark *before = &story->remarks.at[i];
		if (before->article != clause->sentence->article || clause->sentence->index - before->sentence > BACK)
			return NULL;
		if (!ent_str_is(before->kind, "embargo") || !ent_str_is(before->act, "impose"))
			continue;
		ent_str who = ent_states_text(clause->arena, agents);
		return !who.len || !before->agents.len || common(who, before->agents) ? before : NULL;
	}
	return NULL;
}

void ent_act_note_named(ent_remark_story *story, const ent_clause *clause)
{
	const ent_str treaties = ENT_STR("treaty agreement pact accord memorandum protocol convention deal contract");
	for (int32_t i = 0; i < clause->n; i++)
		if (is_body(clause->mention[i]))
			story->organisation = clause->mention[i];
	ent_str treaty = treaty_named(clause, treaties, clause->n);
	if (treaty.len) {
		story->treaty = treaty;
		story->treaty_sentence = clause->sentence->index;
	}
}

/* --- the same act told on --- */

void ent_act_second_phase(ent_remark_story *story, const ent_clause *clause, int32_t noun, const ent_remark *told)
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

void ent_act_redone(ent_remark_story *story, const ent_clause *clause)
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

void ent_act_deadline_moved(ent_remark_story *story, const ent_clause *clause)
{
	enum { BACK = 2 };
	const ent_str moves = ENT_STR("extend move push shift postpone delay put reschedule prolong change revise");
	for (int32_t i = 0; i < clause->n; i++) {
		int32_t told = ent_clause_child(clause, i, ENT_DEPREL_ACL, i); /* "a date that WAS CHANGED to December" */
		int32_t verb = told >= 0 && ent_clause_lemma_in(clause, told, moves, ' ') ? told : clause->tokens[i].head;
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
