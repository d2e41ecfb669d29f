/* Frames read off dependency trees: one sentence for each construction that word order alone would misread.
 * A word is "form@CODE|UPOS|head|relation"; "@CODE" marks an actor, heads count from 1, "|" parts the fields. */
#include "base/buf.h"
#include "events/match.h"
#include "events_vocabulary.h"
#include "syntax/ud.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 40 };

typedef struct tree {
	ent_sentence sentence;
	ent_token tokens[MOST];
	ent_mention mentions[MOST];
	ent_actor actors[MOST];
	uint32_t n_mentions;
} tree;

static void add_mention(tree *t, uint32_t token, ent_str code)
{
	ent_actor *actor = &t->actors[t->n_mentions];
	actor->code = code;
	memcpy(actor->country, code.ptr, code.len < 3 ? code.len : 3);
	t->mentions[t->n_mentions++] = (ent_mention){.first = token, .n = 1, .head = token, .actors = actor, .n_actors = 1};
}

static tree *grow(fixture *f, const char *text)
{
	tree *t = ENT_NEW(f->arena, tree);
	ent_str rest = ent_str_of(text), word, field[4];
	uint32_t n = 0;
	while (ent_str_split(&rest, ' ', &word)) {
		for (int i = 0; i < 4; i++)
			assert_true(ent_str_split(&word, '|', &field[i]));
		int64_t head;
		assert_true(ent_str_to_int(field[2], &head));
		ptrdiff_t at = ent_str_find(field[0], ENT_STR("@"), 0);
		ent_str form = at < 0 ? field[0] : ent_str_sub(field[0], 0, (size_t)at);
		t->tokens[n] = (ent_token){.form = form,
								   .start = n * 10,
								   .end = n * 10 + 5,
								   .space_after = true,
								   .upos = (uint8_t)ent_upos_parse(field[1]),
								   .deprel = (uint8_t)ent_deprel_parse(field[3]),
								   .head = head ? (int32_t)head - 1 : ENT_HEAD_ROOT};
		assert_true(t->tokens[n].upos && t->tokens[n].deprel);
		if (at >= 0)
			add_mention(t, n, ent_str_sub(field[0], (size_t)at + 1, field[0].len));
		n++;
	}
	t->sentence = (ent_sentence){.tokens = t->tokens, .n = n, .parsed = true};
	return t;
}

static void add_side(ent_buf *out, const tree *t, const ent_cast *cast, ent_role role)
{
	for (uint32_t i = 0; i < cast->n[role]; i++)
		ent_buf_printf(out, "%s%.*s", i ? "+" : "", ENT_FMT(t->mentions[cast->who[role][i]].actors[0].code));
}

/* Asserts that the complete events of the tree are `want`: "CONSULT PAK>RUS actual; ...". */
static void expect(void **state, const char *text, const char *want)
{
	fixture *f = *state;
	ent_arena_reset(f->arena);
	tree *t = grow(f, text);
	ent_glance glance;
	ent_glance_at(&glance, &f->vocabulary, &t->sentence);
	ent_findings found = ent_match_sentence(ent_scene_of(f->arena, &glance, t->mentions, t->n_mentions, true, NULL));
	ent_buf got = ENT_BUF(1 << 16);
	for (size_t i = 0; i < found.n; i++) {
		const ent_found *e = &found.at[i];
		if (!e->complete)
			continue;
		ent_buf_printf(&got, "%s%.*s ", got.n ? "; " : "", ENT_FMT(f->vocabulary.ontology.types[e->type].name));
		add_side(&got, t, &e->cast, ENT_ROLE_ACTOR);
		ent_buf_puts(&got, e->cast.n[ENT_ROLE_RECIPIENT] ? ">" : "");
		add_side(&got, t, &e->cast, ENT_ROLE_RECIPIENT);
		ent_buf_printf(&got, " %s", ent_event_status_name(e->status));
		if (e->speaker != ENT_NO_INDEX)
			ent_buf_printf(&got, " says %.*s", ENT_FMT(t->mentions[e->speaker].actors[0].code));
	}
	ent_buf_putc(&got, '\0');
	assert_string_equal(got.bytes, want);
	ent_buf_free(&got);
}

static void passive_gives_its_agent(void **state)
{
	expect(state,
		   "Kuwait@KWT|PROPN|3|nsubj:pass was|AUX|3|aux:pass invaded|VERB|0|root in|ADP|5|case 1990|NUM|3|obl "
		   "by|ADP|7|case Iraq@IRQ|PROPN|3|obl:agent",
		   "ASSAULT IRQ>KWT actual");
}

static void relative_clause_finds_its_noun(void **state)
{
	expect(state,
		   "Iraq@IRQ|PROPN|9|nsubj ,|PUNCT|1|punct which|PRON|5|nsubj had|AUX|5|aux attacked|VERB|1|acl:relcl "
		   "Iran@IRN|PROPN|5|obj ,|PUNCT|1|punct was|AUX|9|cop weak|ADJ|0|root",
		   "ASSAULT IRQ>IRN actual");
}

static void participle_takes_the_noun_it_modifies(void **state)
{
	expect(state,
		   "The|DET|2|det pact|NOUN|8|nsubj signed|VERB|2|acl by|ADP|5|case Iraq@IRQ|PROPN|3|obl with|ADP|7|case "
		   "Iran@IRN|PROPN|3|obl failed|VERB|0|root",
		   "SUPPORT IRQ>IRN actual");
}

static void control_hands_down_the_subject(void **state)
{
	expect(state,
		   "Russia@RUS|PROPN|2|nsubj agreed|VERB|0|root to|PART|4|mark sell|VERB|2|xcomp arms|NOUN|4|obj to|ADP|7|case "
		   "Iran@IRN|PROPN|4|obl",
		   "AGREE RUS>IRN actual");
	expect(state,
		   "Russia@RUS|PROPN|2|nsubj urged|VERB|0|root Israel@ISR|PROPN|2|obj to|PART|5|mark withdraw|VERB|2|xcomp "
		   "from|ADP|7|case Lebanon@LBN|PROPN|5|obl",
		   "REQUEST RUS>ISR actual; RETREAT ISR>LBN requested says RUS");
}

static void raising_gives_the_status(void **state)
{
	expect(state,
		   "Putin@RUSGOV|PROPN|3|nsubj:pass is|AUX|3|aux:pass expected|VERB|0|root to|PART|5|mark visit|VERB|3|xcomp "
		   "India@IND|PROPN|5|obj",
		   "AGREE RUSGOV>IND planned");
}

static void verbs_share_their_subject(void **state)
{
	expect(
		state,
		"Lavrov@RUSGOV|PROPN|2|nsubj visited|VERB|0|root India@IND|PROPN|2|obj and|CCONJ|5|cc criticised|VERB|2|conj "
		"Japan@JPN|PROPN|5|obj",
		"CONSULT RUSGOV>IND actual; ACCUSE RUSGOV>JPN actual");
}

static void objects_share_their_verb(void **state)
{
	expect(state,
		   "Iraq@IRQ|PROPN|2|nsubj attacked|VERB|0|root Iran@IRN|PROPN|2|obj and|CCONJ|5|cc Kuwait@KWT|PROPN|3|conj",
		   "ASSAULT IRQ>IRN+KWT actual");
}

static void negation_and_conditions(void **state)
{
	expect(state, "Russia@RUS|PROPN|4|nsubj did|AUX|4|aux not|PART|4|advmod attack|VERB|0|root Japan@JPN|PROPN|4|obj",
		   "ASSAULT RUS>JPN denied");
	expect(state,
		   "If|SCONJ|3|mark Russia@RUS|PROPN|3|nsubj attacks|VERB|8|advcl Japan@JPN|PROPN|3|obj ,|PUNCT|3|punct "
		   "prices|NOUN|8|nsubj will|AUX|8|aux rise|VERB|0|root",
		   "ASSAULT RUS>JPN hypothetical");
}

static void nominal_events(void **state)
{
	expect(state,
		   "Russia@RUS|PROPN|3|nmod:poss 's|PART|1|case lifting|NOUN|10|nsubj of|ADP|6|case the|DET|6|det "
		   "embargo|NOUN|3|nmod on|ADP|8|case Iran@IRN|PROPN|6|nmod surprised|VERB|0|root Japan@JPN|PROPN|9|obj",
		   "RETREAT RUS>IRN actual");
	expect(state,
		   "Sanctions|NOUN|3|nsubj:pass were|AUX|3|aux:pass imposed|VERB|0|root on|ADP|5|case Iran@IRN|PROPN|3|obl "
		   "by|ADP|7|case Japan@JPN|PROPN|3|obl:agent",
		   "COERCE JPN>IRN actual");
}

static void reported_speech_has_its_speaker(void **state)
{
	expect(state,
		   "India@IND|PROPN|2|nsubj said|VERB|0|root that|SCONJ|5|mark China@CHN|PROPN|5|nsubj attacked|VERB|2|ccomp "
		   "Bhutan@BTN|PROPN|5|obj",
		   "ASSAULT CHN>BTN actual says IND");
}

static void damaged_trees_do_no_harm(void **state)
{
	/* heads in a circle, out of range, on themselves */
	expect(state, "Iraq@IRQ|PROPN|2|nsubj attacked|VERB|3|conj Iran@IRN|PROPN|2|conj", "");
	expect(state, "Iraq@IRQ|PROPN|99|nsubj attacked|VERB|2|xcomp Iran@IRN|PROPN|3|obj", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(passive_gives_its_agent),
									   cmocka_unit_test(relative_clause_finds_its_noun),
									   cmocka_unit_test(participle_takes_the_noun_it_modifies),
									   cmocka_unit_test(control_hands_down_the_subject),
									   cmocka_unit_test(raising_gives_the_status),
									   cmocka_unit_test(verbs_share_their_subject),
									   cmocka_unit_test(objects_share_their_verb),
									   cmocka_unit_test(negation_and_conditions),
									   cmocka_unit_test(nominal_events),
									   cmocka_unit_test(reported_speech_has_its_speaker),
									   cmocka_unit_test(damaged_trees_do_no_harm)};
	return cmocka_run_group_tests_name("events: trees", tests, set_up, tear_down);
}
