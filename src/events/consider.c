/* Explanations: the sentence is read as the coder reads it, by its tree and by word order, and each row is laid where
 * its trigger stands. Nothing here decides; it only says what the rooms of matching decide. */
#include "events/consider.h"

#include "events/coder_parts.h"
#include "events/gate.h"
#include "events/guess.h"
#include "syntax/ud.h"

#include <string.h>

enum { ROWS_SHOWN = 6 /* of one trigger, beside the best */ };

static ent_str words_of(const ent_scene *scene, uint32_t first, uint32_t n)
{
	ent_str out = {0};
	for (uint32_t i = first; i < first + n && i < scene->sentence->n; i++) {
		bool space = i > first && scene->sentence->tokens[i - 1].space_after;
		out = ent_str_join(scene->arena, out, space ? ENT_STR(" ") : (ent_str){0}, scene->sentence->tokens[i].form);
	}
	return out;
}

static void put_mention(const ent_scene *scene, const ent_mention *m, ent_buf *out)
{
	ent_buf_printf(out, "\"%.*s\"", ENT_FMT(words_of(scene, m->first, m->n)));
	for (uint32_t k = 0; k < m->n_actors; k++)
		ent_buf_printf(out, "%s%.*s", k ? "+" : " = ", ENT_FMT(m->actors[k].code));
}

static void put_tree(const ent_scene *scene, ent_buf *out)
{
	ent_buf_puts(out, "\nThe sentence as it was parsed (word, part of speech, function, of which word):\n");
	for (uint32_t i = 0; i < scene->sentence->n; i++) {
		const ent_token *token = &scene->sentence->tokens[i];
		bool root = token->head < 0 || (uint32_t)token->head >= scene->sentence->n;
		ent_buf_printf(out, "%4u %-18.*s %-6s %-11s", i + 1, ENT_FMT(token->form), ent_upos_name(token->upos),
					   ent_deprel_name(token->deprel));
		if (!root)
			ent_buf_printf(out, " %d %.*s", token->head + 1, ENT_FMT(scene->sentence->tokens[token->head].form));
		ent_buf_putc(out, '\n');
	}
}

static uint32_t put_named(const ent_scene *scene, ent_buf *out)
{
	uint32_t known = 0;
	ent_buf_puts(out, "\nWho is named:\n");
	for (uint32_t i = 0; i < scene->n_mentions; i++) {
		const ent_mention *m = &scene->mentions[i];
		known += m->n_actors > 0;
		ent_buf_puts(out, "  ");
		put_mention(scene, m, out);
		ent_buf_printf(out, m->n_actors ? " (by %s)\n" : ": in no table\n", ent_how_name(m->how));
	}
	if (scene->n_mentions == 0)
		ent_buf_puts(out, "  nobody that the tables know\n");
	return known;
}

static void put_side(const ent_scene *scene, const ent_cast *cast, ent_role role, ent_buf *out)
{
	for (uint32_t i = 0; i < cast->n[role]; i++) {
		ent_buf_printf(out, "%s", i ? " and " : role == ENT_ROLE_ACTOR ? " actor " : ", recipient ");
		put_mention(scene, &scene->mentions[cast->who[role][i]], out);
	}
}

struct listing {
	const ent_scene *scene;
	ent_buf *out;
	size_t rows, hidden;
	bool governed; /* the best row counts only under an operator */
};

static void put_row(void *payload, const ent_found *found, const ent_item *missing, bool best)
{
	struct listing *list = payload;
	if (!best && list->rows >= ROWS_SHOWN) {
		list->hidden++;
		return;
	}
	list->rows += !best;
	list->governed |= best && found->row->governed;
	ent_buf_printf(list->out, "    %-32.*s", ENT_FMT(found->row->id));
	if (missing)
		ent_buf_printf(list->out, " asks for %.*s, which is not there",
					   ENT_FMT(found->row->asked[missing - found->row->items]));
	else if (!found->cast.n[ENT_ROLE_ACTOR] && !found->cast.n[ENT_ROLE_RECIPIENT])
		ent_buf_puts(list->out, " nobody known stands in its places");
	else
		ent_buf_puts(list->out, found->cast.n[ENT_ROLE_ACTOR] ? " with" : " with no actor");
	if (!missing) {
		put_side(list->scene, &found->cast, ENT_ROLE_ACTOR, list->out);
		put_side(list->scene, &found->cast, ENT_ROLE_RECIPIENT, list->out);
	}
	ent_buf_puts(list->out, best ? "  <- the best\n" : "\n");
}

/* Whether all mentions with actors are of one and the same state. */
static bool one_state(const ent_scene *scene)
{
	const char *one = NULL;
	for (uint32_t i = 0; i < scene->n_mentions; i++)
		for (uint32_t k = 0; k < scene->mentions[i].n_actors; k++) {
			const char *country = scene->mentions[i].actors[k].country;
			if (one && strcmp(one, country) != 0)
				return false;
			one = country;
		}
	return one && one[0];
}

/* What became of the row that was best. */
static void put_outcome(const ent_scene *scene, const ent_found *found, ent_buf *out)
{
	bool acts = found->cast.n[ENT_ROLE_ACTOR] > 0, gets = found->cast.n[ENT_ROLE_RECIPIENT] > 0;
	ent_buf_puts(out, "    => ");
	if (found->complete)
		ent_buf_printf(out, "an event: %.*s, %s%s\n", ENT_FMT(scene->vocabulary->ontology.types[found->type].name),
					   ent_event_status_name(found->status),
					   found->guessed ? ", the other side being the only other state named" : "");
	else if (found->loose)
		ent_buf_puts(out, "no event: what the row asks for is missing\n");
	else if (!acts && !gets)
		ent_buf_puts(out, "no event: nobody known stands where the row looks for its sides\n");
	else if (one_state(scene))
		ent_buf_puts(out, "no event by itself: all who are named are of one state; the other side is sought in the "
						  "article around\n");
	else
		ent_buf_printf(out,
					   "no event by itself: no %s where the row looks, and the sentence does not name just one other "
					   "state; it is sought in the article around\n",
					   acts ? "recipient" : "actor");
}

static const ent_found *finding_at(const ent_findings *findings, uint32_t at)
{
	for (size_t i = 0; i < findings->n; i++)
		if (findings->at[i].frame->trigger == at)
			return &findings->at[i];
	return NULL;
}

static void put_reading(const ent_scene *scene, ent_buf *out)
{
	ent_findings findings = ent_match_sentence(scene);
	ent_guess_sides(scene, &findings);
	uint32_t words = 0;
	for (uint32_t at = 0; at < scene->sentence->n; at++) {
		if (scene->words[at].rows == ENT_MAP_NONE)
			continue;
		words++;
		struct listing list = {.scene = scene, .out = out};
		ent_buf_printf(out, "  at \"%.*s\" (%s)\n", ENT_FMT(scene->sentence->tokens[at].form),
					   scene->words[at].pos == 'v'   ? "verb"
					   : scene->words[at].pos == 'n' ? "noun"
													 : "adjective");
		ent_match_consider(scene, at, put_row, &list);
		if (list.hidden)
			ent_buf_printf(out, "    and %zu more rows, which fit less\n", list.hidden);
		const ent_found *found = finding_at(&findings, at);
		if (found)
			put_outcome(scene, found, out);
		else
			ent_buf_puts(out, list.governed
								  ? "    => no event: the row counts only under a verb that says what became of it "
									"(\"resumed\", \"cut\")\n"
								  : "    => no event of its own: no row gives one, or the word is part of "
									"another's\n");
	}
	if (words == 0)
		ent_buf_puts(out, "  no word that is a trigger of any row\n");
}

void ent_coder_consider(const ent_coder *coder, ent_arena *arena, const ent_sentence *sentence,
						const ent_mention *mentions, uint32_t n, ent_buf *out)
{
	ent_glance *glance = ENT_NEW(arena, ent_glance);
	ent_glance_at(glance, ent_coder_vocabulary(coder), sentence);
	const ent_scene *tree = ent_scene_of(arena, glance, mentions, n, true, NULL);
	if (tree->tree)
		put_tree(tree, out);
	uint32_t known = put_named(tree, out);
	ent_gate gate = ent_gate_of(glance);
	if (known == 0) {
		ent_buf_puts(out, "\nNobody known is named, so that the sentence was not read further.\n");
		return;
	}
	if (gate != ENT_GATE_OPEN)
		ent_buf_puts(out,
					 gate == ENT_GATE_NO_WORD
						 ? "\nNo word of it is one of an event, in any reading: it needed no parse.\n"
						 : "\nEach row of its event words asks for a word that is not there: it needed no parse.\n");
	ent_buf_printf(out, "\nWhat was considered, reading by %s:\n", tree->tree ? "the tree" : "word order");
	size_t first = out->n;
	put_reading(tree, out);
	if (!tree->tree)
		return;
	/* a parser errs: what word order says counts where the tree finds nothing whole */
	static const char head[] = "\nReading by word order:\n";
	size_t second = out->n;
	ent_buf_puts(out, head);
	put_reading(ent_scene_of(arena, glance, mentions, n, false, tree), out);
	ent_str by_tree = {out->bytes + first, second - first};
	ent_str by_order = {out->bytes + second + sizeof head - 1, out->n - second - (sizeof head - 1)};
	if (out->status || !ent_str_eq(by_tree, by_order))
		return;
	out->n = second;
	ent_buf_puts(out, "\nReading by word order: the same.\n");
}
