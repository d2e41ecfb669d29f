/* A sentence whose actors are marked by hand, for tests of the room events without the rooms below:
 * "[PAK Pakistan] signed an agreement with [RUS Russia]." Tokens are cut at blanks, punctuation and "'s". */
#ifndef ENT_TEST_EVENTS_SCENE_H
#define ENT_TEST_EVENTS_SCENE_H

#include "base/vec.h"
#include "events/match.h"

#include <string.h>

typedef struct marked_text {
	ent_sentence sentence;
	ent_mention mentions[32];
	uint32_t n_mentions;
} marked_text;

typedef ENT_VEC(ent_token) token_vec;

static inline void marked_token(ent_arena *arena, token_vec *tokens, const char *from, size_t n, size_t at)
{
	if (n)
		*ent_push(arena, tokens) = (ent_token){.form = ent_str_copy(arena, (ent_str){from, n}),
											   .start = (uint32_t)at,
											   .end = (uint32_t)(at + n),
											   .head = ENT_HEAD_ROOT,
											   .space_after = true};
}

/* Cuts one blank-separated word into tokens. */
static inline void marked_word(ent_arena *arena, token_vec *tokens, const char *word, size_t n, size_t at)
{
	size_t tail = n;
	while (tail > 1 && strchr(".,;:?!", word[tail - 1]) &&
		   !(tail > 2 && word[tail - 1] == '.' && word[tail - 3] == '.'))
		tail--;
	size_t body = tail > 2 && word[tail - 2] == '\'' && word[tail - 1] == 's' ? tail - 2 : tail;
	if (body > 3 && memcmp(word + body - 3, "n't", 3) == 0)
		body -= 3;
	marked_token(arena, tokens, word, body, at);
	marked_token(arena, tokens, word + body, tail - body, at + body);
	for (size_t i = tail; i < n; i++)
		marked_token(arena, tokens, word + i, 1, at + i);
}

static inline marked_text *marked_sentence(ent_arena *arena, ent_str text)
{
	marked_text *out = ENT_NEW(arena, marked_text);
	token_vec tokens = {0};
	ent_mention *open = NULL;
	size_t i = 0;
	while (i < text.len) {
		if (text.ptr[i] == ' ') {
			i++;
			continue;
		}
		if (text.ptr[i] == '[' && out->n_mentions < 32) {
			open = &out->mentions[out->n_mentions++];
			size_t end = i + 1;
			while (end < text.len && text.ptr[end] != ' ')
				end++;
			ent_str codes = ent_str_sub(text, i + 1, end), code;
			open->first = (uint32_t)tokens.n;
			open->start = (uint32_t)end + 1;
			open->actors = ENT_NEWN(arena, ent_actor, 8);
			if (ent_str_ends(codes, ENT_STR("~"))) { /* "[RUS~ Russian]": an adjective */
				open->how = ENT_HOW_ADJECTIVE;
				codes.len--;
			}
			while (open->n_actors < 8 && ent_str_split(&codes, '+', &code)) {
				ent_actor *a = &open->actors[open->n_actors++];
				a->code = code;
				if (code.len >= 3)
					memcpy(a->country, code.ptr, 3);
				if (code.len >= 6)
					memcpy(a->sector, code.ptr + 3, 3);
			}
			i = end + 1;
			continue;
		}
		size_t end = i;
		while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != ']')
			end++;
		marked_word(arena, &tokens, text.ptr + i, end - i, i);
		i = end;
		if (i < text.len && text.ptr[i] == ']') {
			if (open) {
				open->n = (uint32_t)tokens.n - open->first;
				open->head = open->first + (open->n ? open->n - 1 : 0);
				open->end = (uint32_t)i;
			}
			open = NULL;
			i++;
			size_t rest = i;
			while (rest < text.len && text.ptr[rest] != ' ')
				rest++;
			size_t s = rest - i >= 2 && text.ptr[i] == '\'' && text.ptr[i + 1] == 's' ? 2 : 0;
			marked_token(arena, &tokens, text.ptr + i, s, i);
			for (size_t k = i + s; k < rest; k++)
				marked_token(arena, &tokens, text.ptr + k, 1, k);
			i = rest;
		}
	}
	out->sentence = (ent_sentence){.tokens = tokens.at, .n = (uint32_t)tokens.n, .end = (uint32_t)text.len};
	return out;
}

static inline ent_findings marked_findings(ent_arena *arena, const ent_vocabulary *vocabulary, marked_text *text,
										   bool given)
{
	ent_glance glance;
	ent_glance_at(&glance, vocabulary, &text->sentence);
	ent_scene *scene = ent_scene_of(arena, &glance, text->mentions, text->n_mentions, false, NULL);
	scene->given = given;
	return ent_match_sentence(scene);
}

#endif
