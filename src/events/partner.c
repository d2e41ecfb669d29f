/* Whom a state deals with in an article.
 *
 * Prose does not repeat what the reader knows: "Belgium responded with military resistance" does not say to whom. The
 * events of the article that name both sides say it: a state's partner is the one it last dealt with, and before its
 * first dealing the one of the next. Nothing is chosen against what the sentence says: where it names other states the
 * partner must be one of them. */
#include "events/partner.h"
#include "events/branch.h"
#include "events/cast.h"
#include "events/guess.h"

#include "syntax/ud.h"

#include <string.h>

#define STANDS_OUT 0.5 /* of the weight of all dealings, that those of the article's two states have at least */

enum { REACH = ENT_DEALINGS_REACH, CANDIDATES = 16, LATELY = 16 /* [sentences] a restriction is remembered */ };

/* Codes of one state: most differ in their first letter. */
static bool is_same(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

/* The one state that the mentions of a role belong to, as its first mention; NULL where there are more or none. */
static const ent_mention *side_of(const ent_scene *scene, const ent_cast *cast, ent_role role, uint32_t from,
								  uint32_t to)
{
	const ent_mention *one = NULL;
	for (uint32_t i = from; i < to; i++) {
		const ent_mention *m = &scene->mentions[cast->who[role][i]];
		if (m->n_actors != 1 || m->actors[0].country[0] == '\0' ||
			(one && !is_same(one->actors[0].country, m->actors[0].country)))
			return NULL;
		one = one ? one : m;
	}
	return one;
}

static bool is_same_couple(const ent_dealing *a, const ent_dealing *b)
{
	const char *x = a->side[0]->actors[0].country, *y = a->side[1]->actors[0].country;
	const char *u = b->side[0]->actors[0].country, *v = b->side[1]->actors[0].country;
	return (is_same(x, u) && is_same(y, v)) || (is_same(x, v) && is_same(y, u));
}

/* A sentence that tells of several acts of the same two tells no more often whom they deal with: notes what the second
 * tells in the first. */
static bool is_noted(ent_dealings *dealings, const ent_dealing *dealing)
{
	for (size_t i = dealings->n; i > 0 && dealings->at[i - 1].sentence == dealing->sentence; i--) {
		ent_dealing *before = &dealings->at[i - 1];
		if (before->conflict != dealing->conflict || !is_same_couple(before, dealing))
			continue;
		if (dealing->restricts && !before->restricts)
			*before = *dealing;
		return true;
	}
	return false;
}

void ent_dealings_note(ent_dealings *dealings, ent_arena *arena, const ent_scene *scene, const ent_findings *findings)
{
	for (size_t i = 0; i < findings->n; i++) {
		const ent_found *found = &findings->at[i];
		const ent_cast *cast = &found->cast;
		if (!found->complete || found->type >= ENT_TYPES)
			continue;
		uint32_t actors = cast->n[ENT_ROLE_ACTOR], recipients = cast->n[ENT_ROLE_RECIPIENT];
		const ent_mention *a, *b;
		if (recipients) {
			a = side_of(scene, cast, ENT_ROLE_ACTOR, 0, actors);
			b = side_of(scene, cast, ENT_ROLE_RECIPIENT, 0, recipients);
		} else {
			a = side_of(scene, cast, ENT_ROLE_ACTOR, 0, actors ? 1 : 0);
			b = side_of(scene, cast, ENT_ROLE_ACTOR, 1, actors);
		}
		if (!a || !b || is_same(a->actors[0].country, b->actors[0].country))
			continue;
		const ent_type *type = &scene->vocabulary->ontology.types[found->type];
		ent_dealing dealing = {.article = scene->sentence->article,
							   .sentence = scene->sentence->number,
							   .side = {a, b},
							   .restricts = recipients &&
											(ent_str_is(type->name, "SANCTION") || ent_str_is(type->name, "COERCE")),
							   .conflict = type->conflict};
		if (!is_noted(dealings, &dealing))
			*ent_push(arena, dealings) = dealing;
	}
}

static bool is_of(const char *country, const ent_side *side)
{
	for (size_t i = 0; i < side->n; i++)
		if (is_same(side->country[i], country))
			return true;
	return false;
}

/* What is asked of the dealings: the partner of `side` in the act at `trigger`. */
typedef struct question {
	const ent_scene *scene;
	const ent_side *side;
	uint32_t trigger;
	bool conflict; /* only acts of conflict count */
	bool here;     /* whom the sentence names in other clauses is left out of account */
} question;

/* Whether the sentence names a state beside `self`; `ret_it` tells whether it names `it`. */
static bool names_others(const question *q, const char *self, const char *it, bool *ret_it)
{
	const ent_scene *scene = q->scene;
	bool others = false;
	*ret_it = false;
	for (uint32_t i = 0; i < scene->n_mentions; i++) {
		const ent_mention *m = &scene->mentions[i];
		if (ent_cast_is_listener(scene, m) || (q->here && ent_guess_elsewhere(scene, m, q->trigger)))
			continue;
		for (uint32_t k = 0; k < m->n_actors; k++) {
			const char *country = m->actors[k].country;
			*ret_it |= is_same(country, it);
			others |= country[0] && !is_same(country, self);
		}
	}
	return others;
}

/* The partner of the side in a dealing that the sentence does not speak against, or NULL. */
static const ent_mention *partner_in(const ent_dealing *dealing, const question *q)
{
	if (dealing->article != q->scene->sentence->article || (q->conflict && !dealing->conflict))
		return NULL;
	for (int i = 0; i < 2; i++) {
		const ent_mention *other = dealing->side[1 - i];
		const char *self = dealing->side[i]->actors[0].country, *country = other->actors[0].country;
		bool named;
		if (is_of(self, q->side) && !is_of(country, q->side) && (!names_others(q, self, country, &named) || named))
			return other;
	}
	return NULL;
}

#define HALF 2.0       /* [sentences] off, a dealing weighs half as much */
#define AHEAD 0.6      /* what is told later weighs less */
#define FROM_START 0.1 /* a dealing counts so much however far off it is: with whom the article shows it most */

static double nearness(const ent_scene *scene, const ent_dealing *dealing)
{
	double off = (double)dealing->sentence - (double)scene->sentence->number;
	return off <= 0 ? HALF / (HALF - off) : AHEAD * HALF / (HALF + off);
}

typedef struct candidate {
	const ent_mention *who;
	double weight;
} candidate;

/* Adds a dealing's partner of the side with its weight: the nearer the sentence, the more. */
static void weigh(const ent_dealing *dealing, const question *q, candidate *all, size_t *n)
{
	const ent_mention *partner = partner_in(dealing, q);
	if (!partner)
		return;
	size_t i = 0;
	while (i < *n && !is_same(all[i].who->actors[0].country, partner->actors[0].country))
		i++;
	if (i == CANDIDATES)
		return;
	if (i == *n)
		all[(*n)++] = (candidate){.who = partner};
	all[i].weight += FROM_START + nearness(q->scene, dealing);
}

/* Index of the first dealing told behind the sentence. */
static size_t first_after(const ent_dealings *dealings, uint32_t sentence)
{
	size_t low = 0, high = dealings->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (dealings->at[middle].sentence > sentence)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static size_t first_behind(const ent_dealings *dealings, const ent_scene *scene)
{
	return first_after(dealings, scene->sentence->number);
}

/* Index behind the last dealing that is looked at, of those from `behind` on, which are told behind the sentence. */
static size_t end_of_reach(const ent_dealings *dealings, const ent_scene *scene, size_t behind)
{
	size_t to = dealings->n - behind > REACH ? behind + REACH : dealings->n;
	while (to > behind && dealings->at[to - 1].sentence - scene->sentence->number > ENT_DEALINGS_AHEAD)
		to--;
	return to;
}

bool ent_dealings_reach(const ent_dealings *dealings, uint32_t sentence, uint32_t read)
{
	return read - sentence > ENT_DEALINGS_AHEAD ||
		   (dealings->n - first_after(dealings, sentence) >= REACH &&
			dealings->at[first_after(dealings, sentence) + REACH - 1].sentence < read);
}

ent_dealings ent_dealings_carry(const ent_dealings *dealings, ent_arena *arena, uint32_t sentence)
{
	ent_dealings kept = {0};
	size_t first = first_after(dealings, sentence), lately = first;
	while (lately > 0 && sentence - dealings->at[lately - 1].sentence <= LATELY)
		lately--;
	first = first > REACH ? first - REACH : 0;
	for (size_t i = first < lately ? first : lately; i < dealings->n; i++) {
		ent_dealing *copy = ent_push(arena, &kept);
		*copy = dealings->at[i];
		for (int k = 0; k < 2; k++) {
			ent_mention *side = ENT_NEW(arena, ent_mention);
			*side = ent_mention_copy(arena, dealings->at[i].side[k]);
			copy->side[k] = side;
		}
	}
	return kept;
}

static const ent_mention *heaviest(const ent_dealings *dealings, const question *q)
{
	size_t low = first_behind(dealings, q->scene);
	candidate all[CANDIDATES];
	size_t n = 0, best = 0;
	for (size_t back = 1; back <= REACH && back <= low; back++)
		weigh(&dealings->at[low - back], q, all, &n);
	for (size_t i = low, end = end_of_reach(dealings, q->scene, low); i < end; i++)
		weigh(&dealings->at[i], q, all, &n);
	for (size_t i = 1; i < n; i++)
		best = all[i].weight > all[best].weight ? i : best;
	return n ? all[best].who : NULL;
}

const ent_mention *ent_dealings_partner(const ent_dealings *dealings, const ent_scene *scene, uint32_t trigger,
										const ent_side *side, bool conflict)
{
	question q = {.scene = scene, .side = side, .trigger = trigger, .conflict = conflict};
	const ent_mention *partner = heaviest(dealings, &q);
	q.here = true; /* "Peru protested and was assured of Brazil's help": against the one it quarrels with */
	return partner || !conflict || !scene->tree ? partner : heaviest(dealings, &q);
}

bool ent_dealings_parties(const ent_dealings *dealings, const ent_scene *scene, const ent_side *without,
						  const ent_mention *ret_sides[2])
{
	const ent_dealing *best = NULL;
	double most = 0.0;
	size_t next = first_behind(dealings, scene), from = next > REACH ? next - REACH : 0,
		   to = end_of_reach(dealings, scene, next);
	for (size_t i = from; i < to; i++) {
		const ent_dealing *one = &dealings->at[i];
		const char *a = one->side[0]->actors[0].country, *b = one->side[1]->actors[0].country;
		if (one->article != scene->sentence->article || !one->conflict || is_of(a, without) || is_of(b, without))
			continue;
		double weight = 0.0;
		for (size_t k = from; k < to; k++) {
			const ent_dealing *other = &dealings->at[k];
			const char *c = other->side[0]->actors[0].country, *d = other->side[1]->actors[0].country;
			bool same = (is_same(a, c) && is_same(b, d)) || (is_same(a, d) && is_same(b, c));
			if (same && other->conflict && other->article == one->article)
				weight += nearness(scene, other);
		}
		if (weight > most) {
			most = weight;
			best = one;
		}
	}
	if (!best)
		return false;
	ret_sides[0] = best->side[0];
	ret_sides[1] = best->side[1];
	return true;
}

/* "signed under the auspices of Peru", "in the presence of its minister": who stands by while others act. */
static bool is_patron(const ent_scene *scene, uint32_t token)
{
	for (uint32_t steps = 0; scene->tree && token != ENT_NO_INDEX && steps <= scene->sentence->n; steps++) {
		if (ent_scene_in_class(scene, token, scene->vocabulary->patron))
			return true;
		token = ent_branch_is(scene, token, ENT_DEPREL_NMOD) || ent_branch_is(scene, token, ENT_DEPREL_NMOD_POSS) ||
						ent_branch_is(scene, token, ENT_DEPREL_AMOD) || ent_branch_is(scene, token, ENT_DEPREL_COMPOUND)
					? ent_branch_head(scene, token)
					: ENT_NO_INDEX;
	}
	return false;
}

typedef struct couple {
	const ent_dealing *first;
	double weight;
} couple;

/* "put off because of the war between Peru and Chile": who is part of what is only a cause of the act is no party to
 * it.
 */
static bool is_cause(const ent_scene *scene, uint32_t token)
{
	static const char *const links[] = {"because", "due", "owing", "thanks", "despite", "amid", "over"};
	for (uint32_t steps = 0; scene->tree && token != ENT_NO_INDEX && steps <= scene->sentence->n; steps++) {
		uint32_t link = ent_branch_child(scene, token, ENT_DEPREL_CASE);
		for (size_t i = 0; i < sizeof links / sizeof *links; i++)
			if (ent_scene_is(scene, link, links[i]) || ent_scene_is(scene, token, links[i]))
				return true; /* "owing to" may be read as a verb */
		token = ent_branch_head(scene, token);
	}
	return false;
}

/* "Afghan issues": the state only says what kind of thing it is; but two have "the Omani-Yemeni border". */
static bool is_kind(const ent_scene *scene, uint32_t token)
{
	uint32_t top = token;
	for (uint32_t steps = 0; scene->tree && top != ENT_NO_INDEX && steps <= scene->sentence->n; steps++) {
		unsigned deprel = ent_branch_token(scene, top)->deprel;
		bool within = deprel == ENT_DEPREL_FLAT && top != token; /* "Oman-Yemen" */
		if (deprel != ENT_DEPREL_AMOD && deprel != ENT_DEPREL_COMPOUND && !within)
			break;
		top = ent_branch_head(scene, top);
	}
	return top != token && top != ENT_NO_INDEX && !ent_scene_in_class(scene, top, scene->vocabulary->border);
}

/* The two states that the clause of the finding names where it happens or what comes with it, or none: then
 * `ret_sides` are NULL. False where it names another number of states than two or none. */
static bool named_beside(const ent_scene *scene, const ent_found *found, const ent_mention *ret_sides[2])
{
	ret_sides[0] = ret_sides[1] = NULL;
	bool causes = false;
	for (uint32_t i = 0; i < scene->n_mentions; i++) {
		const ent_mention *m = &scene->mentions[i];
		bool told = found->frame->noun && !found->frame->governor; /* "the talks": of whom the sentence tells */
		bool cause = m->n_actors && is_cause(scene, m->head);
		causes |= cause;
		if (m->n_actors == 0 || cause || is_kind(scene, m->head) || is_patron(scene, m->head) ||
			ent_scene_is(scene, m->first, "their") || ent_cast_is_city(m) ||
			(!told && ent_guess_elsewhere(scene, m, found->frame->trigger)))
			continue;
		for (uint32_t k = 0; k < m->n_actors; k++) {
			const char *country = m->actors[k].country;
			size_t at = 0;
			while (at < 2 && ret_sides[at] && !is_same(ret_sides[at]->actors[0].country, country))
				at++;
			if (m->n_actors > 1 || country[0] == '\0' || at == 2)
				return false;
			ret_sides[at] = ret_sides[at] ? ret_sides[at] : m;
		}
	}
	if (causes && !ret_sides[0])
		return false;
	return !ret_sides[0] == !ret_sides[1] && (!ret_sides[0] || !found->frame->noun || found->frame->governor);
}

/* Whether somebody whom no table knows does it: "the companies signed an agreement". */
static bool done_by_others(const ent_scene *scene, const ent_found *found)
{
	static const char *const both[] = {"sides",      "parties",   "countries",   "states",  "nations",
									   "neighbours", "neighbors", "governments", "capitals"};
	const ent_frame *frame = found->frame->noun ? found->frame->governor : found->frame;
	while (found->composed && frame && frame->governor) /* "the analysis suggests that they sign" */
		frame = frame->governor;
	const ent_arg *subject = frame && !frame->noun ? ent_frame_arg(frame, ENT_FN_SUBJ) : NULL;
	if (!subject || subject->head == found->frame->trigger) /* word order does not see a subject that is nobody known */
		return !scene->tree && frame && !frame->noun && !frame->passive;
	uint32_t head = subject->head < scene->sentence->n ? subject->head : subject->end - 1;
	bool they = scene->words[head].kind == ENT_KIND_PRON;
	for (size_t i = 0; i < sizeof both / sizeof *both; i++)
		they |= ent_scene_is(scene, head, both[i]);
	return !they;
}

bool ent_dealings_pair(const ent_dealings *dealings, const ent_scene *scene, const ent_found *found,
					   const ent_mention *ret_sides[2])
{
	if ((scene->sentence->parsed && !scene->tree) || done_by_others(scene, found) ||
		!named_beside(scene, found, ret_sides))
		return false;
	if (ret_sides[0])
		return true;
	size_t behind = first_behind(dealings, scene), n = 0, best = 0;
	size_t from = behind > REACH ? behind - REACH : 0, to = end_of_reach(dealings, scene, behind);
	couple all[CANDIDATES];
	double sum = 0;
	for (size_t i = from; i < to; i++) {
		const ent_dealing *dealing = &dealings->at[i];
		if (dealing->article != scene->sentence->article)
			continue;
		double weight = FROM_START + nearness(scene, dealing);
		size_t k = 0;
		while (k < n && !is_same_couple(all[k].first, dealing))
			k++;
		sum += weight;
		if (k == CANDIDATES)
			continue;
		if (k == n)
			all[n++] = (couple){.first = dealing};
		all[k].weight += weight;
	}
	for (size_t k = 1; k < n; k++)
		best = all[k].weight > all[best].weight ? k : best;
	if (n == 0 || all[best].weight < STANDS_OUT * sum)
		return false;
	ret_sides[0] = all[best].first->side[0];
	ret_sides[1] = all[best].first->side[1];
	return true;
}

/* Whether the finding is of the end of what one imposed on another: "lifted the embargo". */
static bool is_lifting(const ent_scene *scene, const ent_found *found)
{
	ent_str row = found->row->event, now = scene->vocabulary->ontology.types[found->type].name;
	bool imposed = found->composed && (ent_str_is(row, "SANCTION") || ent_str_is(row, "COERCE"));
	for (size_t i = 0; i < found->row->n_items; i++)
		imposed |= ent_str_starts(found->row->asked[i], ENT_STR("obj:sanction")) ||
				   ent_str_starts(found->row->asked[i], ENT_STR("obj:blockade"));
	return imposed && (ent_str_is(now, "RETREAT") || ent_str_is(now, "CONCEDE"));
}

bool ent_dealings_restriction(const ent_dealings *dealings, const ent_scene *scene, const ent_found *found,
							  const ent_mention *ret_sides[2])
{
	for (size_t i = is_lifting(scene, found) ? first_behind(dealings, scene) : 0; i > 0; i--) {
		const ent_dealing *one = &dealings->at[i - 1];
		if (one->article != scene->sentence->article || scene->sentence->number - one->sentence > LATELY)
			return false;
		if (!one->restricts || one->sentence == scene->sentence->number)
			continue;
		ret_sides[0] = one->side[0];
		ret_sides[1] = one->side[1];
		for (uint32_t m = 0; m < scene->n_mentions; m++)
			for (uint32_t k = 0; k < scene->mentions[m].n_actors; k++) {
				const char *country = scene->mentions[m].actors[k].country;
				if (!is_same(country, one->side[0]->actors[0].country) &&
					!is_same(country, one->side[1]->actors[0].country))
					return false;
			}
		return true;
	}
	return false;
}

bool ent_dealings_conflict(const ent_dealings *dealings, const ent_scene *scene, const ent_side *two)
{
	size_t next = first_behind(dealings, scene), from = next > REACH ? next - REACH : 0,
		   to = end_of_reach(dealings, scene, next);
	for (size_t i = from; i < to; i++) {
		const ent_dealing *one = &dealings->at[i];
		if (one->conflict && one->article == scene->sentence->article && is_of(one->side[0]->actors[0].country, two) &&
			is_of(one->side[1]->actors[0].country, two))
			return true;
	}
	return false;
}
