/* Forms in a tree of words. All nodes stand in one hash table, under their parent's number and their word, so that a
 * step down is one look-up. */
#include "actors/actor_forms.h"

#include "base/map.h"
#include "text/tokenize.h"

#include <string.h>

enum {
	LONGEST_WORDS = 256,  /* [bytes] of a name's words */
	NODES_ABOUT = 1 << 16 /* of our own tables */
};

/* ---- the tree ---- */

static uint32_t hash_of(uint32_t parent, ent_str word)
{
	uint64_t hash = ent_map_hash(word) ^ (uint64_t)parent * 0x9E3779B97F4A7C15u;
	return (uint32_t)(hash ^ hash >> 32);
}

/* The slot of the node, or the empty one where it would be. */
static form_slot *slot_of(const form_tree *tree, uint32_t parent, ent_str word, uint32_t hash)
{
	uint32_t i = hash & tree->mask;
	for (; tree->slots[i].node; i = (i + 1) & tree->mask) {
		const form_node *node = &tree->nodes.at[tree->slots[i].node];
		if (tree->slots[i].check == hash && node->parent == parent && node->length == word.len &&
			memcmp(tree->letters.at + node->word, word.ptr, word.len) == 0)
			break;
	}
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
static uint32_t child_of(const form_tree *tree, uint32_t parent, ent_str word)
{
	uint32_t hash = hash_of(parent, word);
	return parent || is_first(tree, hash) ? slot_of(tree, parent, word, hash)->node : 0;
}

static void widen(form_tree *tree)
{
	uint32_t cap = tree->mask + 1, mask = 2 * cap - 1;
	form_slot *slots = ENT_NEWN(tree->arena, form_slot, (size_t)mask + 1);
	for (uint32_t s = 0; s < cap; s++) {
		uint32_t i = tree->slots[s].check & mask;
		while (tree->slots[s].node && slots[i].node)
			i = (i + 1) & mask;
		if (tree->slots[s].node)
			slots[i] = tree->slots[s];
	}
	tree->slots = slots;
	tree->mask = mask;
}

static uint32_t child_made(form_tree *tree, uint32_t parent, ent_str word)
{
	uint32_t hash = hash_of(parent, word);
	form_slot *slot = slot_of(tree, parent, word, hash);
	if (slot->node)
		return slot->node;
	uint32_t node = (uint32_t)tree->nodes.n;
	*slot = (form_slot){hash, node};
	if (!parent)
		tree->firsts[first_bit(hash) / 64] |= (uint64_t)1 << first_bit(hash) % 64;
	*ent_push(tree->arena, &tree->nodes) =
		(form_node){(uint32_t)tree->letters.n, (uint32_t)word.len, parent, .written = UINT32_MAX, .any = UINT32_MAX};
	for (size_t i = 0; i < word.len; i++)
		*ent_push(tree->arena, &tree->letters) = word.ptr[i];
	if (tree->nodes.n * 3 > ((size_t)tree->mask + 1) * 2)
		widen(tree);
	return node;
}

form_tree actor_forms_new(ent_arena *arena)
{
	form_tree tree = {.arena = arena, .mask = 2 * NODES_ABOUT - 1};
	tree.slots = ENT_NEWN(arena, form_slot, (size_t)tree.mask + 1);
	tree.firsts = ENT_NEWN(arena, uint64_t, FORM_FIRSTS / 64);
	*ent_push(arena, &tree.nodes) = (form_node){.written = UINT32_MAX, .any = UINT32_MAX};
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
	uint32_t node = 0;
	for (size_t i = 0; i < n; i++)
		node = child_made(tree, node, tokens[i]);
	f.n = (uint32_t)n;
	put(tree, any_case ? &tree->nodes.at[node].any : &tree->nodes.at[node].written, f);
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
		uint32_t whole = child_of(tree, node, word);
		size_t at = whole ? word.len : joint(word);
		if (at == word.len)
			return whole;
		if (at > 0 && !(node = child_of(tree, node, ent_str_sub(word, 0, at))))
			return 0;
		if (!(node = child_of(tree, node, ent_str_sub(word, at, at + 1))))
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
	return any_case ? tree->nodes.at[node].any : tree->nodes.at[node].written;
}

const form *actor_forms_next(const form_tree *tree, const form *f)
{
	return f->next == UINT32_MAX ? NULL : &tree->forms.at[f->next];
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

size_t actor_forms_fold(ent_str word, form_fold how, char *out, size_t room)
{
	size_t n = 0;
	if (word.len > room)
		return SIZE_MAX;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		if (i + 2 < word.len && memcmp(word.ptr + i, "\xE2\x80\x99", 3) == 0) {
			out[n++] = '\'';
			i += 2;
		} else {
			out[n++] = is_upper(c) && (how == LOWER || (how == TITLE_CASE && i > 0)) ? (char)(c + 32) : c;
		}
	}
	return n;
}

/* The node of the token behind `parent`, or 0. */
static uint32_t step(const form_tree *tree, uint32_t parent, const ent_token *token, form_fold how)
{
	char folded[LONGEST_WORDS];
	if (how == AS_WRITTEN && !memchr(token->form.ptr, 0xE2, token->form.len)) /* no other apostrophe */
		return child_of(tree, parent, token->form);
	size_t n = actor_forms_fold(token->form, how, folded, sizeof folded);
	return n == SIZE_MAX ? 0 : child_of(tree, parent, (ent_str){folded, n});
}

static const form *longest(const form_tree *tree, const ent_sentence *sentence, uint32_t at, form_fold how, bool hidden)
{
	const form *best = NULL;
	uint32_t end = sentence->n - at < LONGEST_NAME ? sentence->n : at + LONGEST_NAME;
	for (uint32_t node = 0; at < end && (node = step(tree, node, &sentence->tokens[at], how)); at++) {
		uint32_t first = how == LOWER ? tree->nodes.at[node].any : tree->nodes.at[node].written;
		const form *f = first == UINT32_MAX ? NULL : &tree->forms.at[first];
		while (f && f->hidden && !hidden)
			f = actor_forms_next(tree, f);
		best = f ? f : best;
	}
	return best;
}

static bool has_capital(ent_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (is_upper(word.ptr[i]))
			return true;
	return false;
}

static bool all_capitals(ent_str word)
{
	enum { SHORTEST = 4 };
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
			return false;
	return word.len >= SHORTEST;
}

const form *actor_forms_at(const form_tree *tree, const ent_sentence *sentence, uint32_t at, bool hidden)
{
	if (at >= sentence->n)
		return NULL;
	const ent_token *token = &sentence->tokens[at];
	if (!has_capital(token->form) && !step(tree, 0, token, AS_WRITTEN))
		return NULL; /* it begins no form either way */
	const form *exact = longest(tree, sentence, at, AS_WRITTEN, hidden);
	if (!exact && all_capitals(token->form))
		exact = longest(tree, sentence, at, TITLE_CASE, hidden);
	const form *lower = longest(tree, sentence, at, LOWER, hidden);
	if (exact && lower)
		return lower->n > exact->n ? lower : exact;
	return exact ? exact : lower;
}
