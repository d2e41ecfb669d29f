/* Forms in a tree of words. All nodes stand in one hash table, under their parent's number and their word, so that a
 * step down is one look-up. */
#include "actors/actor_forms.h"

#include "text/tokenize.h"

#include <string.h>

enum {
	LONGEST_WORDS = 256,  /* [bytes] of a name's words */
	NODES_ABOUT = 1 << 16 /* of our own tables */
};

/* ---- the tree ---- */

/* A form is found as it is written, or its words in any case. */
typedef enum form_case { WRITTEN, ANY } form_case;

static uint32_t hash_of(uint32_t parent, ent_key word)
{
	uint64_t hash = ent_key_hash(word) ^ (uint64_t)parent * 0x9E3779B97F4A7C15u;
	return (uint32_t)(hash ^ hash >> 32);
}

/* The bit of a word among those that go on. */
static uint32_t behind_bit(ent_key word)
{
	return 1u << (ent_key_hash(word) >> 59);
}

/* The slot of the node, or the empty one where it would be. */
static form_slot *slot_of(const form_tree *tree, uint32_t parent, ent_key word, uint32_t hash)
{
	uint32_t i = hash & tree->mask;
	while (tree->slots[i].word.tag && !(tree->slots[i].parent == parent && ent_key_eq(tree->slots[i].word, word)))
		i = (i + 1) & tree->mask;
	return &tree->slots[i];
}

/* The slots begin with the hash's lower bits, the bits of first words with its upper ones. */
static uint32_t first_bit(uint32_t hash)
{
	return (uint32_t)((uint64_t)hash * FORM_FIRSTS >> 32);
}

static bool is_first(const form_tree *tree, uint32_t hash)
{
	return tree->firsts[first_bit(hash) / 64] >> first_bit(hash) % 64 & 1;
}

/* The node of the word behind `parent`, or 0. */
static uint32_t child_of(const form_tree *tree, uint32_t parent, ent_key word)
{
	uint32_t hash = hash_of(parent, word);
	return parent || is_first(tree, hash) ? slot_of(tree, parent, word, hash)->word.tag : 0;
}

static void widen(form_tree *tree)
{
	uint32_t cap = tree->mask + 1;
	const form_slot *before = tree->slots;
	tree->mask = 2 * cap - 1;
	tree->slots = ENT_NEWN(tree->arena, form_slot, 2 * (size_t)cap);
	for (const form_slot *s = before; s < before + cap; s++)
		if (s->word.tag)
			*slot_of(tree, s->parent, s->word, hash_of(s->parent, s->word)) = *s;
}

static const form_node empty_node = {{{.first = UINT32_MAX}, {.first = UINT32_MAX}}};

static uint32_t child_made(form_tree *tree, uint32_t parent, ent_str bytes, form_case how)
{
	ent_key word = ent_key_of(bytes);
	uint32_t hash = hash_of(parent, word);
	tree->nodes.at[parent].of[how].behind |= behind_bit(word);
	form_slot *slot = slot_of(tree, parent, word, hash);
	if (slot->word.tag)
		return slot->word.tag;
	uint32_t node = (uint32_t)tree->nodes.n;
	*slot = (form_slot){ent_key_is_inline(word) ? word : ent_key_of(ent_str_copy(tree->arena, bytes)), parent};
	slot->word.tag = node;
	if (!parent)
		tree->firsts[first_bit(hash) / 64] |= (uint64_t)1 << first_bit(hash) % 64;
	*ent_push(tree->arena, &tree->nodes) = empty_node;
	if (tree->nodes.n * 3 > ((size_t)tree->mask + 1) * 2)
		widen(tree);
	return node;
}

form_tree actor_forms_new(ent_arena *arena)
{
	form_tree tree = {.arena = arena, .mask = 2 * NODES_ABOUT - 1};
	tree.slots = ENT_NEWN(arena, form_slot, (size_t)tree.mask + 1);
	tree.firsts = ENT_NEWN(arena, uint64_t, FORM_FIRSTS / 64);
	*ent_push(arena, &tree.nodes) = empty_node;
	return tree;
}

/* ---- adding ---- */

/* Letters and single spaces: every word is one token, as it stands. Most names are such, and are spared the tokenizer.
 */
static bool is_plain(ent_str words)
{
	for (size_t i = 0; i < words.len; i++) {
		unsigned char c = (unsigned char)words.ptr[i], next = i + 1 < words.len ? (unsigned char)words.ptr[i + 1] : ' ';
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
			continue;
		bool latin = c >= 0xC3 && c <= 0xC9 && !(c == 0xC3 && (next == 0x97 || next == 0xB7)); /* not times, divided */
		if (!latin && !(c == ' ' && next != ' '))
			return false;
		i += latin ? 1 : 0;
	}
	return true;
}

/* The tokens of the words; how many, also where there are more than LONGEST_NAME. */
static size_t take_apart(ent_arena *arena, ent_str words, ent_str tokens[LONGEST_NAME])
{
	size_t n = 0;
	if (is_plain(words)) {
		for (ent_str word; ent_str_split(&words, ' ', &word); n++)
			if (n < LONGEST_NAME)
				tokens[n] = word;
		return n;
	}
	ent_raw_tokens raw = {0};
	ent_tokenize(arena, words, 0, (uint32_t)words.len, &raw);
	for (; n < raw.n; n++)
		if (n < LONGEST_NAME)
			tokens[n] = raw.at[n].token.form;
	return n;
}

/* Puts the form at the end of the list, or, a user's, before it. */
static void put(form_tree *tree, uint32_t *first, form f)
{
	uint32_t index = (uint32_t)tree->forms.n, last = *first;
	f.next = f.added ? *first : UINT32_MAX;
	*ent_push(tree->arena, &tree->forms) = f;
	if (last == UINT32_MAX || f.added) {
		*first = index;
		return;
	}
	while (tree->forms.at[last].next != UINT32_MAX)
		last = tree->forms.at[last].next;
	tree->forms.at[last].next = index;
}

void actor_forms_add(form_tree *tree, ent_str words, bool any_case, form f)
{
	ent_str tokens[LONGEST_NAME];
	words = ent_str_trim(words);
	if (!words.len || words.len > LONGEST_WORDS)
		return;
	size_t n = take_apart(tree->arena, any_case ? ent_str_lower(tree->arena, words) : words, tokens);
	if (n == 0 || n > LONGEST_NAME)
		return;
	form_case how = any_case ? ANY : WRITTEN;
	uint32_t node = 0;
	for (size_t i = 0; i < n; i++)
		node = child_made(tree, node, tokens[i], how);
	f.n = (uint32_t)n;
	put(tree, &tree->nodes.at[node].of[how].first, f);
}

void actor_forms_add_list(form_tree *tree, ent_str list, bool any_case, form f)
{
	ent_str part;
	while (list.len && ent_str_split(&list, '|', &part))
		actor_forms_add(tree, part, any_case, f);
}

/* ---- looking up ---- */

/* The first hyphen or plus of a word, its length where it has none. */
static size_t joint(ent_str word)
{
	size_t at = 0;
	while (at < word.len && word.ptr[at] != '-' && word.ptr[at] != '+')
		at++;
	return at;
}

/* The node that a word leads to, 0 where none. The tokenizer parts it at hyphens and at a plus: "al-Majali" is three
 * tokens, "OPEC+" two. */
static uint32_t node_of_word(const form_tree *tree, uint32_t node, ent_str word)
{
	while (word.len) {
		uint32_t whole = child_of(tree, node, ent_key_of(word));
		size_t at = whole ? word.len : joint(word);
		if (at == word.len)
			return whole;
		if (at > 0 && !(node = child_of(tree, node, ent_key_of(ent_str_sub(word, 0, at)))))
			return 0;
		if (!(node = child_of(tree, node, ent_key_of(ent_str_sub(word, at, at + 1)))))
			return 0;
		word = ent_str_sub(word, at + 1, word.len);
	}
	return node;
}

uint32_t actor_forms_of(const form_tree *tree, ent_str words, bool any_case)
{
	uint32_t node = 0;
	for (ent_str word; ent_str_split(&words, ' ', &word);)
		if (!(node = node_of_word(tree, node, word)))
			return UINT32_MAX;
	return tree->nodes.at[node].of[any_case ? ANY : WRITTEN].first;
}

const form *actor_forms_next(const form_tree *tree, const form *f)
{
	return f->next == UINT32_MAX ? NULL : &tree->forms.at[f->next];
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_apostrophe(ent_str word, size_t at)
{
	return at + 2 < word.len && memcmp(word.ptr + at, "\xE2\x80\x99", 3) == 0;
}

size_t actor_forms_fold(ent_str word, form_fold how, char *out, size_t room)
{
	size_t n = 0;
	if (word.len > room)
		return SIZE_MAX;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		if (c == '\xE2' && is_apostrophe(word, i)) {
			out[n++] = '\'';
			i += 2;
		} else {
			out[n++] = is_upper(c) && (how == LOWER || (how == TITLE_CASE && i > 0)) ? (char)(c + 32) : c;
		}
	}
	return n;
}

/* The word of the token, folded, in `out` where it must be; a missing one where it is longer than any name. */
static ent_str folded(const ent_token *token, form_fold how, char out[LONGEST_WORDS])
{
	if (how == AS_WRITTEN && !memchr(token->form.ptr, 0xE2, token->form.len)) /* no other apostrophe */
		return token->form;
	size_t n = actor_forms_fold(token->form, how, out, LONGEST_WORDS);
	return n == SIZE_MAX ? (ent_str){0} : (ent_str){out, n};
}

/* The longest form that goes on from `node`, where the word of token `at` leads. */
static const form *longest_from(const form_tree *tree, uint32_t node, const ent_sentence *sentence, uint32_t at,
								form_fold how, bool hidden)
{
	form_case kept = how == LOWER ? ANY : WRITTEN;
	const form *best = NULL;
	uint32_t end = sentence->n - at < LONGEST_NAME ? sentence->n : at + LONGEST_NAME;
	while (node) {
		uint32_t first = tree->nodes.at[node].of[kept].first, behind = tree->nodes.at[node].of[kept].behind;
		const form *f = first == UINT32_MAX ? NULL : &tree->forms.at[first];
		while (f && f->hidden && !hidden)
			f = actor_forms_next(tree, f);
		best = f ? f : best;
		if (!behind || ++at == end)
			break;
		char out[LONGEST_WORDS];
		ent_key word = ent_key_of(folded(&sentence->tokens[at], how, out));
		node = behind & behind_bit(word) ? child_of(tree, node, word) : 0;
	}
	return best;
}

/* Four bytes and more without a small letter. */
static bool all_capitals(ent_str word)
{
	enum { SHORTEST = 4 };
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
			return false;
	return word.len >= SHORTEST;
}

/* What a short word of ASCII is as written and in lower case, which spares most words the folding; false for others. */
static bool short_word(const ent_token *token, ent_key *ret_written, ent_key *ret_lower)
{
	const uint64_t beyond_ascii = 0x8080808080808080u;
	ent_key key = ent_key_of(token->form);
	*ret_written = *ret_lower = key;
	ret_lower->a = ent_key_lower_8(key.a);
	ret_lower->b = ent_key_lower_8(key.b);
	return ent_key_is_inline(key) && !((key.a | key.b) & beyond_ascii);
}

static uint32_t first_node(const form_tree *tree, const ent_token *token, form_fold how)
{
	char out[LONGEST_WORDS];
	return child_of(tree, 0, ent_key_of(folded(token, how, out)));
}

static form_opening opening_of(const form_tree *tree, const ent_token *token)
{
	ent_key written, lower;
	if (!short_word(token, &written, &lower))
		return (form_opening){first_node(tree, token, AS_WRITTEN), first_node(tree, token, LOWER)};
	uint32_t node = child_of(tree, 0, written);
	return (form_opening){node, ent_key_eq(written, lower) ? node : child_of(tree, 0, lower)};
}

/* The slot of a word behind the root, if its bit is set, is sent for. */
static void expect(const form_tree *tree, ent_key word)
{
	uint32_t hash = hash_of(0, word);
	if (is_first(tree, hash))
		__builtin_prefetch(&tree->slots[hash & tree->mask]);
}

void actor_forms_open(const form_tree *tree, const ent_sentence *sentence, form_opening *ret_openings)
{
	for (uint32_t i = 0; i < sentence->n; i++) {
		ent_key written, lower;
		if (!short_word(&sentence->tokens[i], &written, &lower))
			continue;
		expect(tree, written);
		if (!ent_key_eq(written, lower))
			expect(tree, lower);
	}
	for (uint32_t i = 0; i < sentence->n; i++)
		ret_openings[i] = opening_of(tree, &sentence->tokens[i]);
}

const form *actor_forms_at(const form_tree *tree, const ent_sentence *sentence, const form_opening *openings,
						   uint32_t at, bool hidden)
{
	if (at >= sentence->n)
		return NULL;
	const ent_token *token = &sentence->tokens[at];
	form_opening opening = openings ? openings[at] : opening_of(tree, token);
	const form *exact = longest_from(tree, opening.written, sentence, at, AS_WRITTEN, hidden);
	if (!exact && all_capitals(token->form))
		exact = longest_from(tree, first_node(tree, token, TITLE_CASE), sentence, at, TITLE_CASE, hidden);
	const form *any = longest_from(tree, opening.lower, sentence, at, LOWER, hidden);
	if (exact && any)
		return any->n > exact->n ? any : exact;
	return exact ? exact : any;
}
