/* Fewer parses, the same mentions: whatever sentences are wanted, in those nothing changes. A text of sentences that
 * name, refer back and bring in names of no table is read with many choices of sentences. */
#include "actors/actors.h"
#include "make_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const char *const text = "France and Spain signed a treaty in Lisbon. "
								"The treaty of the French was long. "
								"Ambassador Zoltrane Quibbel of Portugal was in the hall. "
								"He said that Marlonia Drexel admired the Spanish delegation. "
								"She was late. "
								"The Portuguese weather was mild, as Brelk Vandool noted. "
								"It rained in Madrid. "
								"The two countries praised each other, and they met again in Rome. "
								"Harvik Zorn told the Italian government about it. "
								"The premier of Italy thanked him, and its army paraded. "
								"Norway sells fish. Sweden sells timber. Finland sells paper. Denmark sells butter.";

enum { CHOICES = 1 << 14, STEP = 101 };

static bool chosen(const void *payload, const ent_sentence *sentence, const ent_mention *mentions, uint32_t n)
{
	(void)mentions;
	(void)n;
	return *(const uint32_t *)payload >> sentence->index & 1;
}

/* The place of the mention that it refers back to, 0 where it does not. */
static uint32_t referent(const ent_mentions *all, const ent_mention *m)
{
	return m->antecedent ? all->at[m->antecedent - 1].start + 1 : 0;
}

static const ent_mention *next_of(const ent_mentions *all, size_t *at, uint32_t choice)
{
	while (*at < all->n && !(choice >> all->at[*at].sentence & 1))
		++*at;
	return *at < all->n ? &all->at[(*at)++] : NULL;
}

/* The tables and the model; skips the test where there is no model. */
static void open_all(ent_data **data, ent_actors **actors, ent_syntax **syntax)
{
	assert_int_equal(ent_data_new(NULL, data, NULL), ENT_OK);
	assert_int_equal(ent_actors_new(*data, actors, NULL), ENT_OK);
	if (ent_syntax_new(*data, syntax, NULL)) {
		ent_actors_free(*actors);
		ent_data_free(*data);
		skip();
	}
}

static void the_same_where_wanted(void **state)
{
	(void)state;
	ent_data *data;
	ent_actors *actors;
	ent_syntax *syntax;
	open_all(&data, &actors, &syntax);
	ent_arena *arena = ent_arena_new("test", 64 << 20);
	const ent_document *document = make_document(arena, text);
	const ent_mentions *whole = ent_actors_find(actors, syntax, arena, ent_text_of(arena, document));
	size_t left = 0;
	for (uint32_t choice = 0; choice < CHOICES; choice += STEP) {
		ent_arena_mark mark = ent_arena_here(arena);
		ent_text *again = ent_text_of(arena, document);
		const ent_wanted wanted = {chosen, &choice};
		const ent_mentions *some = ent_actors_find_wanted(actors, syntax, &wanted, arena, again);
		size_t i = 0, k = 0;
		for (;;) {
			const ent_mention *a = next_of(whole, &i, choice), *b = next_of(some, &k, choice);
			assert_int_equal(a != NULL, b != NULL);
			if (!a || !b)
				break;
			assert_int_equal(a->start, b->start);
			assert_int_equal(a->end, b->end);
			assert_int_equal(a->n_actors, b->n_actors);
			for (uint32_t n = 0; n < a->n_actors; n++)
				assert_true(ent_str_eq(a->actors[n].code, b->actors[n].code));
			assert_int_equal(a->unknown, b->unknown);
			assert_int_equal(referent(whole, a), referent(some, b));
		}
		for (size_t s = 0; s < again->n; s++)
			left += !again->sentences[s].parsed;
		ent_arena_back(arena, mark);
	}
	assert_true(left > 0);
	ent_arena_free(arena);
	ent_syntax_free(syntax);
	ent_actors_free(actors);
	ent_data_free(data);
}

/* The mentions from byte `from` to `to`, the first's index in `*ret_first`. */
static size_t mentions_in(const ent_mentions *all, uint32_t from, uint32_t to, size_t *ret_first)
{
	size_t n = 0;
	*ret_first = 0;
	while (*ret_first < all->n && all->at[*ret_first].start < from)
		++*ret_first;
	while (*ret_first + n < all->n && all->at[*ret_first + n].start < to)
		n++;
	return n;
}

/* Sentences are parsed in lots; where one lot ends shows in nothing: a text said many times over is read in the same
 * way each time. */
static void the_same_in_every_lot(void **state)
{
	(void)state;
	enum { TIMES = 9 };
	ent_data *data;
	ent_actors *actors;
	ent_syntax *syntax;
	open_all(&data, &actors, &syntax);
	ent_arena *arena = ent_arena_new("test", 64 << 20);
	uint32_t length = (uint32_t)strlen(text) + 1;
	char *many = ent_arena_alloc(arena, (size_t)length * TIMES + 1);
	for (size_t i = 0; i < TIMES; i++)
		(void)snprintf(many + i * length, length + 1, "%s ", text);
	const ent_mentions *all = ent_actors_find(actors, syntax, arena, ent_text_of(arena, make_document(arena, many)));
	size_t first, one, n = mentions_in(all, length, 2 * length, &one);
	assert_true(n > 20);
	for (uint32_t t = 2; t < TIMES; t++) {
		assert_int_equal(mentions_in(all, t * length, (t + 1) * length, &first), n);
		for (size_t i = 0; i < n; i++) {
			const ent_mention *a = &all->at[one + i], *b = &all->at[first + i];
			assert_int_equal(b->start - a->start, (t - 1) * length);
			assert_int_equal(a->n_actors, b->n_actors);
			assert_int_equal(a->unknown, b->unknown);
			assert_int_equal(a->antecedent != 0, b->antecedent != 0);
			for (uint32_t k = 0; k < a->n_actors; k++)
				assert_true(ent_str_eq(a->actors[k].code, b->actors[k].code));
		}
	}
	ent_arena_free(arena);
	ent_syntax_free(syntax);
	ent_actors_free(actors);
	ent_data_free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_same_where_wanted),
									   cmocka_unit_test(the_same_in_every_lot)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
