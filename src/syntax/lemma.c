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

void ent_lemmas_load(ent_arena *arena, ent_str text, ent_lemmas *ret_lemmas)
{
	uint32_t n = 0;
	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '\n';
	*ret_lemmas = (ent_lemmas){.rules = ent_map_new(arena), .lines = ENT_NEWN(arena, ent_str, n + 1)};
	ent_str rest = text, line;
	while (rest.len && ent_str_split(&rest, '\n', &line)) {
		/* the key is all up to the second tab */
		ptrdiff_t first = ent_str_find(line, ENT_STR("\t"), 0);
		ptrdiff_t second = first < 0 ? -1 : ent_str_find(line, ENT_STR("\t"), (size_t)first + 1);
		if (second < 0)
			continue;
		ret_lemmas->lines[ret_lemmas->n] = ent_str_sub(line, (size_t)second + 1, line.len);
		(void)ent_map_put(&ret_lemmas->rules, ent_str_sub(line, 0, (size_t)second), ret_lemmas->n++);
	}
}

void ent_lemma_tag(unsigned upos, ent_str xpos, char tag[ENT_LEMMA_TAG])
{
	const ent_str parts[] = {ent_str_of(ent_upos_name(upos)), xpos.len ? ENT_STR("/") : (ent_str){0}, xpos};
	size_t n = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		size_t more = parts[i].len < ENT_LEMMA_TAG - 1 - n ? parts[i].len : ENT_LEMMA_TAG - 1 - n;
		if (more)
			memcpy(tag + n, parts[i].ptr, more);
		n += more;
	}
	tag[n] = '\0';
}

/* The line of the form (`sure`), else of its longest suffix; ENT_MAP_NONE. */
static uint32_t line_of(const ent_lemmas *lemmas, ent_str form, ent_str tag, bool *sure)
{
	char key[LONGEST_FORM + ENT_LEMMA_TAG + 2];
	for (size_t cut = form.len && form.ptr[0] == '-'; cut <= form.len; cut++) {
		if (cut > 0 && form.len > LONGEST_SUFFIX && cut < form.len - LONGEST_SUFFIX)
			continue;
		size_t n = 0;
		if (cut > 0)
			key[n++] = '-';
		for (size_t i = cut; i < form.len; i++)
			key[n++] = cut > 0 ? low(form.ptr[i]) : form.ptr[i];
		key[n++] = '\t';
		memcpy(key + n, tag.ptr, tag.len);
		uint32_t line = ent_map_get(&lemmas->rules, (ent_str){key, n + tag.len});
		*sure = cut == 0;
		if (line != ENT_MAP_NONE)
			return line;
	}
	*sure = false;
	return ENT_MAP_NONE;
}

ent_str ent_lemmas_of(const ent_lemmas *lemmas, ent_arena *arena, ent_str form, unsigned upos, ent_str xpos,
					  bool *ret_sure)
{
	bool sure = false;
	if (ret_sure)
		*ret_sure = sure;
	if (form.len >= LONGEST_FORM)
		return form;
	char tag[ENT_LEMMA_TAG];
	ent_lemma_tag(upos, xpos, tag);
	uint32_t line = line_of(lemmas, form, ent_str_of(tag), &sure);
	if (line == ENT_MAP_NONE)
		line = line_of(lemmas, form, ent_str_of(ent_upos_name(upos)), &sure);
	if (ret_sure)
		*ret_sure = sure;
	if (line != ENT_MAP_NONE)
		return ent_lemma_apply(arena, form, lemmas->lines[line]);
	return upos == ENT_UPOS_PROPN ? form : ent_str_lower(arena, form);
}
