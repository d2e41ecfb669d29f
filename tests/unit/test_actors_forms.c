/* The tree of names: the longest that stands at a word, as written or in any case. */
#include "actors/actor_forms.h"
#include "make_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

struct fixture {
	ent_arena *arena;
	form_tree tree;
};

static void add(struct fixture *f, const char *words, bool any_case, form what)
{
	actor_forms_add(&f->tree, ent_str_of(words), any_case, what);
}

static ent_status make(void *payload)
{
	struct fixture *f = payload;
	f->tree = actor_forms_new(f->arena);
	add(f, "Soviet", false, (form){.kind = FORM_ADJECTIVE, .index = 1});
	add(f, "Soviet Union", false, (form){.kind = FORM_STATE, .index = 2});
	add(f, "Soviet Union of Painters", false, (form){.kind = FORM_ORG, .index = 3});
	add(f, "minister", true, (form){.kind = FORM_OFFICE, .index = 4});
	add(f, "Minister of Foreign Affairs", true, (form){.kind = FORM_OFFICE, .index = 5});
	add(f, "Guinea-Bissau", false, (form){.kind = FORM_STATE, .index = 6});
	add(f, "People's Party", false, (form){.kind = FORM_ORG, .index = 7});
	add(f, "Price", false, (form){.kind = FORM_SURNAME, .index = 8, .hidden = true});
	add(f, "Price", false, (form){.kind = FORM_PLACE, .index = 9});
	add(f, "Quito", false, (form){.kind = FORM_PLACE, .index = 10});
	add(f, "Quito", false, (form){.kind = FORM_ORG, .index = 11, .added = true});
	return ENT_OK;
}

static int set_up(void **state)
{
	static struct fixture f;
	f.arena = ent_arena_new("test", 256 << 20);
	assert_int_equal(ent_arena_run(f.arena, make, &f, NULL), ENT_OK);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	ent_arena_free(f->arena);
	return 0;
}

static void finds_the_longest(void **state)
{
	static const struct {
		const char *text;
		uint32_t at, index, n; /* index 0: nothing */
	} cases[] = {
		{"Soviet ships sailed.", 0, 1, 1},
		{"Soviet Union ships sailed.", 0, 2, 2},
		{"Soviet Union of painters", 0, 2, 2}, /* the words go on, the name does not */
		{"Soviet Union of Painters", 0, 3, 4},
		{"soviet Union", 0, 0, 0},
		{"SOVIET UNION", 0, 2, 2},
		{"The MINISTER spoke.", 1, 4, 1},
		{"minister of Foreign Affairs", 0, 5, 4},
		{"minister of foreign trade", 0, 4, 1},
		{"In Guinea-Bissau it rained.", 1, 6, 3},
		{"People\xE2\x80\x99s Party", 0, 7, 3},
		{"Price", 0, 9, 1},  /* not the surname that means nobody alone */
		{"Quito", 0, 11, 1}, /* a user's meaning comes first */
		{"Lima", 0, 0, 0},
	};
	const struct fixture *f = *state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const ent_text *text = ent_text_of(f->arena, make_document(f->arena, cases[i].text));
		const form *found = actor_forms_at(&f->tree, &text->sentences[0], NULL, cases[i].at, false);
		form_opening *openings = ENT_NEWN(f->arena, form_opening, text->sentences[0].n);
		actor_forms_open(&f->tree, &text->sentences[0], openings);
		assert_ptr_equal(actor_forms_at(&f->tree, &text->sentences[0], openings, cases[i].at, false), found);
		if ((found ? found->index : 0) != cases[i].index || (found && found->n != cases[i].n))
			fail_msg("%s: %u of %u words", cases[i].text, found ? found->index : 0, found ? found->n : 0);
		assert_null(actor_forms_at(&f->tree, &text->sentences[0], NULL, text->sentences[0].n, false));
	}
}

static void keeps_every_meaning(void **state)
{
	const struct fixture *f = *state;
	const ent_text *text = ent_text_of(f->arena, make_document(f->arena, "Price rose."));
	const form *named = actor_forms_at(&f->tree, &text->sentences[0], NULL, 0, true);
	assert_int_equal(named->index, 8);
	assert_int_equal(actor_forms_next(&f->tree, named)->index, 9);
	assert_null(actor_forms_next(&f->tree, actor_forms_next(&f->tree, named)));
	assert_int_equal(f->tree.forms.at[actor_forms_of(&f->tree, ENT_STR("minister of foreign affairs"), true)].index, 5);
	assert_int_equal(actor_forms_of(&f->tree, ENT_STR("minister of foreign affairs"), false), UINT32_MAX);
	assert_int_equal(actor_forms_of(&f->tree, ENT_STR("Union"), false), UINT32_MAX);
}

/* "Town abcd": another one for each number. */
static ent_str town(uint32_t number, char out[16])
{
	(void)snprintf(out, 16, "Town ");
	for (int i = 0; i < 4; i++, number /= 26)
		out[5 + i] = (char)('a' + number % 26);
	return (ent_str){out, 9};
}

enum { MANY = 150000 };

static ent_status make_many(void *payload)
{
	struct fixture *f = payload;
	char words[16];
	for (uint32_t i = 0; i < MANY; i++)
		actor_forms_add(&f->tree, town(i, words), false, (form){.kind = FORM_PLACE, .index = i});
	return ENT_OK;
}

/* More words than the table begins with room for. */
static void grows(void **state)
{
	struct fixture *f = *state;
	char words[16];
	assert_int_equal(ent_arena_run(f->arena, make_many, f, NULL), ENT_OK);
	for (uint32_t i = 0; i < MANY; i += 97)
		assert_int_equal(f->tree.forms.at[actor_forms_of(&f->tree, town(i, words), false)].index, i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(finds_the_longest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(keeps_every_meaning, set_up, tear_down),
		cmocka_unit_test_setup_teardown(grows, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
