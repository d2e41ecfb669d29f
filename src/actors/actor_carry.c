/* What the finding of mentions takes along from one stretch of a document to the next: who was met, who is in focus,
 * the last mentions. All is copied, since the memory of a stretch goes with it. */
#include "actors/actor_find.h"

#include <string.h>

static ent_str kept(ent_arena *arena, ent_str s)
{
	return s.ptr ? ent_str_copy(arena, s) : s;
}

static ent_actor actor_copy(ent_arena *arena, const ent_actor *actor)
{
	ent_actor copy = *actor;
	copy.code = kept(arena, actor->code);
	copy.name = kept(arena, actor->name);
	copy.office = kept(arena, actor->office);
	copy.person = kept(arena, actor->person);
	return copy;
}

static ent_actor *actors_copy(ent_arena *arena, const ent_actor *actors, uint32_t n)
{
	ent_actor *copy = ENT_NEWN(arena, ent_actor, n);
	for (uint32_t i = 0; i < n; i++)
		copy[i] = actor_copy(arena, &actors[i]);
	return copy;
}

ent_mention ent_mention_copy(ent_arena *arena, const ent_mention *mention)
{
	ent_mention copy = *mention;
	if (mention->n_actors || mention->unknown)
		copy.actors = actors_copy(arena, mention->actors, mention->unknown ? 1 : mention->n_actors);
	copy.called = kept(arena, mention->called);
	copy.note = kept(arena, mention->note);
	return copy;
}

/* The mentions of the sentences that are kept; how many were in front of them. */
static size_t carry_mentions(finding *find, uint32_t dropped)
{
	const ent_mention *old = find->mentions.at;
	size_t n = find->mentions.n, first = 0;
	while (first < n && old[first].sentence < dropped)
		first++;
	memset(&find->mentions, 0, sizeof find->mentions);
	for (size_t i = first; i < n; i++) {
		ent_mention *m = ent_push(find->arena, &find->mentions);
		*m = ent_mention_copy(find->arena, &old[i]);
		m->sentence -= dropped;
		m->antecedent = m->antecedent > first ? (uint32_t)(m->antecedent - first) : 0;
	}
	return first;
}

static void carry_lists(finding *find, size_t first)
{
	const actor_list *old = find->lists.at;
	size_t n = find->lists.n;
	memset(&find->lists, 0, sizeof find->lists);
	for (size_t i = 0; i < n; i++)
		if (old[i].first >= first)
			*ent_push(find->arena, &find->lists) = (actor_list){
				old[i].first - first, old[i].last - first, actors_copy(find->arena, old[i].actors, old[i].n), old[i].n};
}

static void carry_known(finding *find)
{
	const known_person *old = find->known.at;
	size_t n = find->known.n;
	memset(&find->known, 0, sizeof find->known);
	for (size_t i = 0; i < n; i++)
		*ent_push(find->arena, &find->known) =
			(known_person){kept(find->arena, old[i].surname), actor_copy(find->arena, &old[i].actor),
						   kept(find->arena, old[i].called)};
}

static void carry_acronyms(finding *find)
{
	const acronym *old = find->acronyms.at;
	size_t n = find->acronyms.n;
	memset(&find->acronyms, 0, sizeof find->acronyms);
	for (size_t i = 0; i < n; i++)
		*ent_push(find->arena, &find->acronyms) =
			(acronym){kept(find->arena, old[i].word), ent_mention_copy(find->arena, &old[i].mention)};
}

void actor_find_carry(finding *find, ent_arena *arena, const ent_text *text, uint32_t dropped)
{
	find->arena = arena;
	find->text = text;
	find->sentence = NULL;
	find->called = (ent_str){0};
	find->spelt = ent_map_new(arena);
	find->openings = NULL;
	find->openings_room = 0;
	memset(&find->waiting, 0, sizeof find->waiting);
	size_t first = carry_mentions(find, dropped);
	find->first_of_article = find->first_of_article > first ? find->first_of_article - first : 0;
	find->first_of_sentence = find->mentions.n;
	carry_lists(find, first);
	carry_known(find);
	carry_acronyms(find);
	const focus *old = find->focus.at;
	size_t n = find->focus.n;
	memset(&find->focus, 0, sizeof find->focus);
	for (size_t i = 0; i < n; i++)
		*ent_push(arena, &find->focus) = old[i];
}
