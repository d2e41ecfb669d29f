/* The test before the parse: what closes it, and that a word of any reading keeps it open. */
#include "events/gate.h"
#include "make_document.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct fixture {
	ent_arena *arena;
	ent_data *data;
	ent_vocabulary vocabulary;
};

static ent_status load(void *payload)
{
	struct fixture *f = payload;
	return ent_vocabulary_load(&f->vocabulary, f->arena, f->data, NULL);
}

static void closes_by_words_alone(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		ent_gate gate;
	} cases[] = {
		{"France attacked Germany.", ENT_GATE_OPEN},
		{"The French visit to Germany was short.", ENT_GATE_OPEN},
		{"France had not been meeting Germany.", ENT_GATE_OPEN},     /* any inflection */
		{"The undertaking was withdrawn by France.", ENT_GATE_OPEN}, /* an irregular one */
		{"France and Germany are large.", ENT_GATE_NO_WORD},
		{"Germany.", ENT_GATE_NO_WORD},
	};
	static struct fixture f;
	f.arena = ent_arena_new("test", 256 << 20);
	assert_int_equal(ent_data_new(NULL, &f.data, NULL), ENT_OK);
	assert_int_equal(ent_arena_run(f.arena, load, &f, NULL), ENT_OK);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const ent_text *text = ent_text_of(f.arena, make_document(f.arena, cases[i].text));
		assert_int_equal(text->n, 1);
		ent_glance glance;
		ent_glance_at(&glance, &f.vocabulary, &text->sentences[0]);
		if (ent_gate_of(&glance) != cases[i].gate)
			fail_msg("%s", cases[i].text);
	}
	ent_data_free(f.data);
	ent_arena_free(f.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(closes_by_words_alone)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
