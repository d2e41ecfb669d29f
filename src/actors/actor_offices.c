/* Who is meant by an office or a role alone: "the premier", "the secretary-general", "the troops". The one named so
 * before, else that of the state or organisation spoken of. */
#include "actors/actor_find.h"

#include "syntax/ud.h"

#include <string.h>

enum { OFFICE_REACH = 12 /* [sentences] back */ };

/* What is asked of a state: that it may have an office of these words (NULL: anything will do). */
static const form *office_in(const finding *find, const form *f, uint32_t state)
{
	for (; f; f = ent_actors_next_form(find->actors, f))
		if (f->kind == FORM_OFFICE && !find->actors->offices.at[f->index].of_bodies &&
			(f->state_only == UINT32_MAX || ent_actors_same_state(find->actors, f->state_only, state)) &&
			ent_actors_had_office(find->actors, state, f->index))
			return f;
	return NULL;
}

/* The mention is one of several states side by side: "Brazil and Argentina quarrelled. The president .." is of neither
 * more than of the other. */
static bool is_one_of_several(const finding *find, size_t index)
{
	for (size_t i = find->lists.n; i-- > 0 && find->lists.at[i].last >= index;) {
		const actor_list *l = &find->lists.at[i];
		if (l->first <= index && strcmp(l->actors[0].country, l->actors[l->n - 1].country) != 0)
			return true;
	}
	return false;
}

/* "Kenya condemned the junta": so nobody calls his own government whom the sentence has doing something to it. */
static bool is_said_of_others(const finding *find, const ent_mention *m)
{
	static const char *const nouns[] = {"junta", "regime", "putschists", "rulers"};
	const ent_sentence *s = find->sentence;
	unsigned deprel = s->parsed ? ent_deprel_universal(s->tokens[m->head].deprel) : ENT_DEPREL_NSUBJ;
	return ACTOR_IN(nouns, s->tokens[m->head].form) && deprel != ENT_DEPREL_NSUBJ;
}

/* The one state that is spoken of before mention `index`, of those that have such an office: the last subject of this
 * sentence or the one before; else the one in focus, if no other is nearly as much. UINT32_MAX where none is. */
static uint32_t state_spoken_of(const finding *find, size_t index, const form *title, size_t *ret_mention)
{
	enum { MOST_SOUGHT = 4 };
	const ent_mention *self = &find->mentions.at[index];
	bool others = is_said_of_others(find, self);
	*ret_mention = SIZE_MAX;
	for (size_t i = index; i-- > find->first_of_article;) {
		const ent_mention *m = &find->mentions.at[i];
		if (m->sentence + 1 < self->sentence)
			break;
		if (m->n_actors != 1 || !m->actors[0].country[0] || actor_find_prominence(find, m) < 3 ||
			(others && m->sentence == self->sentence))
			continue;
		uint32_t state = actor_find_state(find, m->actors[0].country);
		if (state == UINT32_MAX || (title && !office_in(find, title, state)))
			continue;
		if (is_one_of_several(find, i))
			return UINT32_MAX;
		*ret_mention = i;
		return state;
	}
	uint32_t states[MOST_SOUGHT], fit[2], n_fit = 0;
	size_t n = actor_find_in_focus(find, states, title ? MOST_SOUGHT : 2, 0.0);
	for (size_t i = 0; i < n && n_fit < 2; i++)
		if (!title || office_in(find, title, states[i]))
			fit[n_fit++] = states[i];
	if (n_fit == 0 || (n_fit == 2 && actor_find_focus(find, fit[0]) < 1.5 * actor_find_focus(find, fit[1])))
		return UINT32_MAX;
	return fit[0];
}

/* "the secretary-general": of the organisation named last that has such an office. */
static bool resolve_head(finding *find, const waiting *w, ent_mention *m)
{
	const form *f = w->office;
	while (f && (f->kind != FORM_OFFICE || !find->actors->offices.at[f->index].of_bodies))
		f = ent_actors_next_form(find->actors, f);
	for (size_t i = w->mention; f && i-- > find->first_of_article;) {
		const ent_mention *before = &find->mentions.at[i];
		if (before->sentence + ACTOR_REACH < m->sentence)
			break;
		uint32_t body = before->n_actors == 1 ? ent_actors_body(find->actors, before->actors[0].code) : UINT32_MAX;
		if (body == UINT32_MAX || !ent_actors_had_head(find->actors, body, f->index))
			continue;
		ent_actor actor = ent_actors_of_body(find->actors, body);
		actor.office = find->actors->offices.at[f->index].title;
		actor_find_set(find, m, actor);
		m->antecedent = (uint32_t)i + 1;
		return true;
	}
	return false;
}

/* May the office's words name the one of `before`? What one state alone calls an office names no other's holder of it:
 * "the secretary of state" is no Indian minister. */
static bool may_name(const finding *find, const form *f, const ent_mention *before)
{
	return f->kind == FORM_OFFICE &&
		   (f->state_only == UINT32_MAX ||
			ent_actors_same_state(find->actors, f->state_only, actor_find_state(find, before->actors[0].country)));
}

/* "Gorbachev met Reagan. The general secretary ..": the one named shortly before, within `reach` sentences, who was in
 * this office at some time; of several the most prominent, then the last. */
static bool resolve_holder(finding *find, const waiting *w, ent_mention *m, uint32_t reach)
{
	size_t best = SIZE_MAX;
	int most = -1;
	for (size_t i = w->mention; i-- > find->first_of_article;) {
		const ent_mention *before = &find->mentions.at[i];
		if (before->sentence + reach < m->sentence)
			break;
		uint32_t who = before->n_actors == 1 && before->actors[0].person.len
						   ? ent_map_get(&find->actors->by_person, before->actors[0].person)
						   : ENT_MAP_NONE;
		for (const form *f = w->office; f && who != ENT_MAP_NONE; f = ent_actors_next_form(find->actors, f))
			if (may_name(find, f, before) && !find->actors->offices.at[f->index].many &&
				actor_find_prominence(find, before) > most &&
				ent_actors_term_of(find->actors, who, UINT32_MAX, f->index, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN)) {
				most = actor_find_prominence(find, before);
				best = i;
			}
	}
	if (best != SIZE_MAX)
		actor_find_refer(find, m, best);
	return best != SIZE_MAX;
}

/* "the minister" after "Foreign Minister Gromyko": the mention has an office whose words hold the one word; a prime
 * minister or a deputy is called so in full. */
static bool has_office_word(const finding *find, const ent_mention *before, ent_str word)
{
	static const char *const fuller[] = {"prime", "deputy", "vice", "under"};
	const ent_sentence *s = &find->text->sentences[before->sentence];
	for (uint32_t k = before->first; before->actors[0].office.len && k < before->first + before->n; k++)
		if (ent_str_eq_nocase(s->tokens[k].form, word))
			return k == 0 || !ACTOR_IN(fuller, s->tokens[k - 1].form);
	return false;
}

/* "the minister" after one whom the tables have last as a foreign minister, though the text did not say so. */
static bool is_last_so(const finding *find, const ent_mention *before, ent_str word)
{
	uint32_t who =
		before->actors[0].person.len ? ent_map_get(&find->actors->by_person, before->actors[0].person) : ENT_MAP_NONE;
	const term *t = who == ENT_MAP_NONE ? NULL
										: ent_actors_term_of(find->actors, who, UINT32_MAX, UINT32_MAX, ENT_DAY_UNKNOWN,
															 ENT_DAY_UNKNOWN);
	if (!t)
		return false;
	const office *o = &find->actors->offices.at[t->office];
	ent_str last =
		ent_str_sub(o->title, o->title.len - (word.len < o->title.len ? word.len : o->title.len), o->title.len);
	return o->title.len > word.len && ent_str_eq_nocase(last, word) && !ent_str_starts(o->kind, ENT_STR("head-of-"));
}

/* The state that alone has an office of these words ("the Kaiser"), or UINT32_MAX. */
static uint32_t only_state(const finding *find, const form *f)
{
	uint32_t only = UINT32_MAX;
	for (; f; f = ent_actors_next_form(find->actors, f)) {
		if (f->kind != FORM_OFFICE || f->state_only == UINT32_MAX ||
			(only != UINT32_MAX && !ent_actors_same_state(find->actors, only, f->state_only)))
			return UINT32_MAX;
		only = f->state_only;
	}
	return only;
}

/* The one named before in this office, or in one that its word is short for. */
static bool resolve_named_so(finding *find, const waiting *w, ent_mention *m)
{
	const office *own = w->office ? &find->actors->offices.at[w->office->index] : NULL;
	bool short_for = w->office && w->office->kind == FORM_OFFICE && own->many && m->n == 1;
	for (size_t i = w->mention; i-- > find->first_of_article;) {
		const ent_mention *before = &find->mentions.at[i];
		if (before->sentence + OFFICE_REACH < m->sentence)
			break;
		if (before->n_actors != 1)
			continue;
		ent_str word = find->sentence->tokens[m->head].form;
		bool same = short_for && (has_office_word(find, before, word) || is_last_so(find, before, word));
		for (const form *f = w->office; f && !same; f = ent_actors_next_form(find->actors, f))
			same = may_name(find, f, before) &&
				   ent_str_eq(before->actors[0].office, find->actors->offices.at[f->index].title);
		if (same) {
			actor_find_refer(find, m, i);
			return true;
		}
	}
	return false;
}

/* One who was named before in this office, or the holder of it in the state spoken of. */
bool actor_find_resolve_office(finding *find, const waiting *w, ent_mention *m)
{
	if (resolve_named_so(find, w, m) || resolve_head(find, w, m) || resolve_holder(find, w, m, 1))
		return true;
	size_t to;
	bool many = w->office && w->office->kind == FORM_OFFICE && find->actors->offices.at[w->office->index].many;
	uint32_t state = state_spoken_of(find, w->mention, w->office, &to);
	uint32_t alone = many ? UINT32_MAX : only_state(find, w->office);
	if (alone != UINT32_MAX && (state == UINT32_MAX || !ent_actors_same_state(find->actors, state, alone))) {
		state = alone;
		to = SIZE_MAX;
	}
	const form *f = state == UINT32_MAX ? NULL : office_in(find, w->office, state);
	if (!f)
		return resolve_holder(find, w, m, ACTOR_REACH);
	const office *o = &find->actors->offices.at[f->index];
	ent_actor actor = ent_actors_of_state(find->arena, find->actors, state, o->sector);
	actor.office = o->title;
	actor_find_set(find, m, actor);
	m->antecedent = to == SIZE_MAX ? 0 : (uint32_t)to + 1;
	return true;
}

bool actor_find_resolve_seat(finding *find, const waiting *w, ent_mention *m)
{
	enum { REACH = 2 /* [tokens] of the pronoun before the office */ };
	uint32_t state = UINT32_MAX;
	if (w->mention > find->first_of_sentence) {
		const ent_mention *owner = &find->mentions.at[w->mention - 1];
		if (owner->how == ENT_HOW_PRONOUN && owner->n_actors == 1 && owner->first + REACH >= m->first)
			state = actor_find_state(find, owner->actors[0].country);
	}
	size_t to;
	if (state == UINT32_MAX)
		state = state_spoken_of(find, w->mention, w->office, &to);
	if (state == UINT32_MAX)
		return false;
	ent_actor actor = ent_actors_of_state(find->arena, find->actors, state, m->actors[0].sector);
	actor.office = m->actors[0].office;
	actor.person = m->actors[0].person;
	actor_find_set(find, m, actor);
	return true;
}

/* "the foreign ministry in Lima": a body that a state has at home is of the state where it is said to be; an embassy or
 * troops are not. The state, or UINT32_MAX. */
static uint32_t state_behind(const finding *find, size_t index)
{
	static const char *const nouns[] = {"ministry", "government", "parliament", "cabinet",  "authorities",
										"court",    "tribunal",   "police",     "generals", "junta",
										"regime",   "leadership", "leaders",    "rulers"};
	const ent_mention *m = &find->mentions.at[index];
	const ent_mention *next = index + 1 < find->mentions.n ? &find->mentions.at[index + 1] : NULL;
	if (!next || next->first != m->first + m->n + 1 || next->n_actors != 1 ||
		(next->how != ENT_HOW_METONYM && next->how != ENT_HOW_NAME) || !actor_find_is(find, m->first + m->n, "in") ||
		!ACTOR_IN(nouns, find->sentence->tokens[m->head].form) ||
		(find->sentence->parsed && find->sentence->tokens[next->head].head != (int32_t)m->head))
		return UINT32_MAX; /* "made peace with the government in Rome" may be of where peace was made */
	return actor_find_state(find, next->actors[0].country);
}

/* "the troops": those named before, or those of the state spoken of. */
bool actor_find_resolve_role(finding *find, const waiting *w, ent_mention *m)
{
	ent_str noun = find->sentence->tokens[m->head].form;
	uint32_t there = state_behind(find, w->mention);
	if (there != UINT32_MAX) {
		actor_find_set(find, m, ent_actors_of_state(find->arena, find->actors, there, w->sector));
		m->antecedent = 0;
		return true;
	}
	for (size_t i = w->mention; i-- > find->first_of_article;) {
		const ent_mention *before = &find->mentions.at[i];
		if (before->sentence + ACTOR_REACH < m->sentence)
			break;
		if (before->n_actors == 1 && before->n > 1 && before->antecedent == 0 &&
			ent_str_eq_nocase(find->text->sentences[before->sentence].tokens[before->head].form, noun)) {
			actor_find_refer(find, m, i);
			return true;
		}
	}
	if (!w->sector || (strcmp(w->sector, "GOV") != 0 && strcmp(w->sector, "MIL") != 0))
		return false;
	size_t to;
	uint32_t state = state_spoken_of(find, w->mention, NULL, &to);
	if (state == UINT32_MAX)
		return false;
	actor_find_set(find, m, ent_actors_of_state(find->arena, find->actors, state, w->sector));
	m->antecedent = to == SIZE_MAX ? 0 : (uint32_t)to + 1;
	return true;
}

/* The name holds the word, in any case: "Court" of "International Court of Justice". */
static bool has_word(ent_str name, ent_str word)
{
	ent_str part;
	while (name.len && ent_str_split(&name, ' ', &part))
		if (ent_str_eq_nocase(part, word))
			return true;
	return false;
}

/* The one named last whose name holds the word, or that is of the sector. One of that name that no table has may be
 * meant as well. */
bool actor_find_resolve_body(finding *find, const waiting *w, ent_mention *m)
{
	uint32_t reach = w->sector ? ACTOR_REACH : OFFICE_REACH;
	ent_str word = find->sentence->tokens[m->head].form;
	const reference_word *reference = ent_actors_reference_word(find->actors, word);
	if (reference && reference->of.len) /* "the judges" of a court */
		word = reference->of;
	for (size_t i = w->mention; i-- > find->first_of_article;) {
		const ent_mention *before = &find->mentions.at[i];
		if (before->sentence + reach < m->sentence)
			break;
		if (before->how != ENT_HOW_ORGANISATION || (before->n_actors != 1 && !before->unknown))
			continue;
		bool fits = w->sector ? !before->unknown && strcmp(before->actors[0].sector, w->sector) == 0
							  : has_word(before->actors[0].name, word);
		if (fits && before->unknown)
			return false;
		if (fits) {
			actor_find_refer(find, m, i);
			m->how = ENT_HOW_ORGANISATION;
			return true;
		}
	}
	return !w->sector && actor_find_resolve_role(find, w, m);
}
