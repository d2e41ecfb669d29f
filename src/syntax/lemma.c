/* Edit rules for lemmas: made by the trainer, applied here, so that both agree. */
#include "syntax/lemma.h"

#include "syntax/ud.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_FORM = 48, LONGEST_SUFFIX = 6 };

static char low(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool has_capital(ent_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z')
			return true;
	return false;
}

/* The second or a later byte of a UTF-8 sequence. */
static bool is_inner(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

void ent_lemma_rule(ent_str form, ent_str lemma, char *out)
{
	out[0] = '\0';
	if (form.len >= LONGEST_FORM || lemma.len >= LONGEST_FORM)
		return;
	bool keep = has_capital(lemma);
	size_t same = 0;
	while (same < form.len && same < lemma.len &&
		   (keep ? form.ptr[same] == lemma.ptr[same] : low(form.ptr[same]) == lemma.ptr[same]))
		same++;
	while (same > 0 &&
		   ((same < form.len && is_inner(form.ptr[same])) || (same < lemma.len && is_inner(lemma.ptr[same]))))
		same--;
	if (lemma.len - same > 24)
		return;
	bool digit = same < lemma.len && lemma.ptr[same] >= '0' && lemma.ptr[same] <= '9';
	(void)snprintf(out, 48, "%s%zu%s%.*s", keep ? "=" : "", form.len - same, digit ? "|" : "", (int)(lemma.len - same),
				   lemma.ptr + same);
}

ent_str ent_lemma_apply(ent_arena *arena, ent_str form, ent_str rule)
{
	bool keep = rule.len && rule.ptr[0] == '=';
	size_t i = keep, cut = 0;
	while (i < rule.len && rule.ptr[i] >= '0' && rule.ptr[i] <= '9')
		cut = cut * 10 + (size_t)(rule.ptr[i++] - '0');
	i += i < rule.len && rule.ptr[i] == '|';
	if (cut > form.len)
		return form;
	/* a rule learnt on other words may not cut a code point in two */
	if ((keep && cut == 0 && i == rule.len) || (cut > 0 && is_inner(form.ptr[form.len - cut])) ||
		(i < rule.len && is_inner(rule.ptr[i])))
		return form;
	ent_str stem = ent_str_sub(form, 0, form.len - cut);
	ent_str lemma =
		ent_str_join(arena, keep ? stem : ent_str_lower(arena, stem), ENT_STR(""), ent_str_sub(rule, i, rule.len));
	return lemma.len ? lemma : form;
}

/* ---- the table: hashed by the tag and by the key from its end, so that each suffix has the hash of the one that is
 * shorter by a byte, and that byte ---- */

static uint64_t add_byte(uint64_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 1099511628211u;
}

static uint64_t hash_of_tag(ent_str tag)
{
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < tag.len; i++)
		hash = add_byte(hash, tag.ptr[i]);
	return hash;
}

/* The slot of a line, or the empty one where it belongs; `hash` is of its tag and key. */
static uint32_t *slot_of(const ent_lemmas *lemmas, uint64_t hash, ent_str key, ent_str tag, bool whole)
{
	hash = add_byte(hash, whole ? 'w' : 's');
	for (uint32_t i = (uint32_t)(hash ^ hash >> 32) & (lemmas->cap - 1);; i = (i + 1) & (lemmas->cap - 1)) {
		const ent_lemma_line *line = lemmas->slots[i] ? &lemmas->lines[lemmas->slots[i] - 1] : NULL;
		if (!line || (line->whole == whole && ent_str_eq(line->key, key) && ent_str_eq(line->tag, tag)))
			return &lemmas->slots[i];
	}
}

void ent_lemmas_load(ent_arena *arena, ent_str text, ent_lemmas *ret_lemmas)
{
	uint32_t n = 0, cap = 16;
	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '\n';
	while (cap < 2 * (n + 1))
		cap *= 2;
	*ret_lemmas = (ent_lemmas){ENT_NEWN(arena, ent_lemma_line, n + 1), ENT_NEWN(arena, uint32_t, cap), cap, 0};
	ent_str rest = text, line;
	while (rest.len && ent_str_split(&rest, '\n', &line)) {
		ptrdiff_t first = ent_str_find(line, ENT_STR("\t"), 0);
		ptrdiff_t second = first < 0 ? -1 : ent_str_find(line, ENT_STR("\t"), (size_t)first + 1);
		if (second < 0)
			continue;
		bool whole = line.ptr[0] != '-', marked = line.ptr[0] == '-' || line.ptr[0] == '=';
		ent_lemma_line *own = &ret_lemmas->lines[ret_lemmas->n];
		*own = (ent_lemma_line){.key = ent_str_sub(line, marked, (size_t)first),
								.tag = ent_str_sub(line, (size_t)first + 1, (size_t)second),
								.rule = ent_str_sub(line, (size_t)second + 1, line.len),
								.whole = whole};
		uint64_t hash = hash_of_tag(own->tag);
		for (size_t i = own->key.len; i-- > 0;)
			hash = add_byte(hash, own->key.ptr[i]);
		*slot_of(ret_lemmas, hash, own->key, own->tag, whole) = ++ret_lemmas->n;
	}
}

void ent_lemma_tag(unsigned upos, ent_str xpos, char tag[ENT_LEMMA_TAG])
{
	const char *name = ent_upos_name(upos);
	size_t n = 0;
	for (; name[n] && n + 1 < ENT_LEMMA_TAG; n++)
		tag[n] = name[n];
	if (xpos.len && n + 1 < ENT_LEMMA_TAG)
		tag[n++] = '/';
	for (size_t i = 0; i < xpos.len && n + 1 < ENT_LEMMA_TAG; i++)
		tag[n++] = xpos.ptr[i];
	tag[n] = '\0';
}

/* The line of the form (`sure`), else of its longest suffix; NULL. */
static const ent_lemma_line *line_of(const ent_lemmas *lemmas, ent_str form, ent_str tag, bool *sure)
{
	char small[LONGEST_FORM];
	uint64_t start = hash_of_tag(tag), hash = start, hashes[LONGEST_SUFFIX + 1];
	for (size_t i = form.len; i-- > 0;)
		hash = add_byte(hash, form.ptr[i]);
	uint32_t own = *slot_of(lemmas, hash, form, tag, true);
	*sure = own != 0;
	if (own)
		return &lemmas->lines[own - 1];
	/* shorter than the form */
	size_t longest = form.len == 0 ? 0 : form.len - 1 < LONGEST_SUFFIX ? form.len - 1 : LONGEST_SUFFIX;
	hashes[0] = start;
	for (size_t n = 1; n <= longest; n++) {
		small[form.len - n] = low(form.ptr[form.len - n]);
		hashes[n] = add_byte(hashes[n - 1], small[form.len - n]);
	}
	for (size_t n = longest + 1; n-- > 0;) {
		uint32_t line = *slot_of(lemmas, hashes[n], (ent_str){small + form.len - n, n}, tag, false);
		if (line)
			return &lemmas->lines[line - 1];
	}
	return NULL;
}

ent_str ent_lemmas_of(const ent_lemmas *lemmas, ent_arena *arena, ent_str form, unsigned upos, ent_str xpos,
					  bool *ret_sure)
{
	bool sure = false;
	if (ret_sure)
		*ret_sure = sure;
	if (form.len >= LONGEST_FORM)
		return form;
	char tag[ENT_LEMMA_TAG] = {0};
	ent_lemma_tag(upos, xpos, tag);
	const ent_lemma_line *line = line_of(lemmas, form, ent_str_of(tag), &sure);
	if (!line)
		line = line_of(lemmas, form, ent_str_of(ent_upos_name(upos)), &sure);
	if (ret_sure)
		*ret_sure = sure;
	if (line)
		return ent_lemma_apply(arena, form, line->rule);
	return upos == ENT_UPOS_PROPN ? form : ent_str_lower(arena, form);
}
