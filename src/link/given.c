/* Given mentions: one joins the set of its root with which the evidence is strongest, if it is enough. Evidence is what
 * their sentences share, each word weighed by how rare it is (inverse document frequency, Sparck Jones 1972,
 * doi:10.1108/eb026526), how rare the root itself is, whether they stand in one document, near each other or one in its
 * headline; days that cannot be the same end it. Sets of one root are compared with their latest MOST members, so the
 * work stays near linear. */
#include "link/given.h"

#include "base/map.h"
#include "base/vec.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { MOST = 64, FAR = 3 /* [sentences] */ };

/* Chosen on one half of the texts of the evaluation. */
static const double word_share = 0.6, stem_share = 1.0, one_document = 4.5, headline = 1.5, far_cost = 3.0,
					common_cost = 5.0, enough = 5.0;

typedef struct counts {
	ent_map index;
	uint32_t *in;   /* [n] documents that hold the word */
	uint32_t *last; /* [n] the one counted last, and one */
	size_t n, cap, cap_last;
	uint32_t documents;
	ent_arena *arena;
} counts;

static uint32_t slot(counts *c, uint64_t word)
{
	ent_str key = {(const char *)&word, sizeof word};
	uint32_t at = ent_map_get(&c->index, key);
	if (at != ENT_MAP_NONE)
		return at;
	if (c->n == c->cap) {
		size_t cap = c->cap;
		c->in = ent_vec_grow(c->arena, c->in, c->n, &c->cap, sizeof *c->in);
		c->last = ent_vec_grow(c->arena, c->last, c->n, &cap, sizeof *c->last);
	}
	at = (uint32_t)c->n++;
	c->in[at] = c->last[at] = 0;
	ent_map_put(&c->index, ent_str_copy(c->arena, key), at);
	return at;
}

static void count(counts *c, uint64_t word, uint32_t document)
{
	uint32_t at = slot(c, word);
	assert(c->last && at < c->n);
	if (c->last[at] != document + 1)
		c->in[at]++;
	c->last[at] = document + 1;
}

static double rarity(counts *c, uint64_t word)
{
	return log((double)(c->documents + 1) / (c->in[slot(c, word)] + 0.5));
}

static double shared(counts *c, const ent_given *a, const ent_given *b)
{
	double sum = 0;
	for (uint32_t i = 0, k = 0; i < a->n_words && k < b->n_words;) {
		if (a->words[i] == b->words[k])
			sum += rarity(c, a->words[i]);
		if (a->words[i] <= b->words[k])
			i++;
		else
			k++;
	}
	return sum;
}

/* Below 0 where they cannot be one. */
static double evidence(counts *c, const ent_given *a, const ent_given *b)
{
	bool dated = a->lo != ENT_DAY_UNKNOWN && b->lo != ENT_DAY_UNKNOWN;
	if (dated && (a->lo > b->hi || b->lo > a->hi))
		return -1;
	double sum = word_share * shared(c, a, b) + stem_share * rarity(c, a->root);
	if (a->document == b->document) {
		uint32_t apart = a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence;
		sum += one_document + (a->sentence == 0 || b->sentence == 0 ? headline : 0) - (apart > FAR ? far_cost : 0);
	}
	sum -= a->common || b->common ? common_cost : 0;
	return fmax(sum, 0);
}

typedef ENT_VEC(uint32_t) numbers;

void ent_given_link(ent_arena *arena, const ent_given *given, size_t n, uint32_t *ret_set)
{
	counts c = {.index = ent_map_new(arena), .arena = arena};
	for (size_t i = 0; i < n; i++) {
		c.documents = given[i].document + 1 > c.documents ? given[i].document + 1 : c.documents;
		count(&c, given[i].root, given[i].document);
		for (uint32_t k = 0; k < given[i].n_words; k++)
			count(&c, given[i].words[k], given[i].document);
	}
	ent_map roots = ent_map_new(arena);
	ENT_VEC(numbers) members = {0}; /* of each stem, in order */
	uint32_t sets = 0;
	for (uint32_t i = 0; i < n; i++) {
		ent_str key = {(const char *)&given[i].root, sizeof given[i].root};
		uint32_t at = ent_map_get(&roots, key);
		if (at == ENT_MAP_NONE) {
			at = (uint32_t)members.n;
			ent_push(arena, &members);
			ent_map_put(&roots, key, at);
		}
		double best = 0;
		uint32_t with = UINT32_MAX;
		size_t left = MOST;
		assert(members.at && at < members.n);
		for (size_t k = members.at[at].n; k-- > 0 && left-- > 0;) {
			double weight = evidence(&c, &given[i], &given[members.at[at].at[k]]);
			if (weight > best) {
				best = weight;
				with = members.at[at].at[k];
			}
		}
		ret_set[i] = with != UINT32_MAX && best >= enough ? ret_set[with] : sets++;
		*ent_push(arena, &members.at[at]) = i;
	}
}

void ent_given_by_stem(ent_arena *arena, const ent_given *given, size_t n, uint32_t *ret_set)
{
	ent_map stems = ent_map_new(arena);
	uint32_t sets = 0;
	for (size_t i = 0; i < n; i++) {
		ent_str key = {(const char *)&given[i].stem, sizeof given[i].stem};
		uint32_t at = ent_map_get(&stems, key);
		if (at == ENT_MAP_NONE) {
			at = sets++;
			ent_map_put(&stems, key, at);
		}
		ret_set[i] = at;
	}
}
