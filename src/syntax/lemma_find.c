/* What comes before and after the table: forms that are no word of a language (numbers, addresses), forms that are
 * spelt for effect, capitals, and bases that the dictionary knows. */
#include "syntax/lemma_find.h"

#include "base/ascii.h"
#include "syntax/ud.h"
#include "syntax/word.h"

#include <string.h>

enum { ACRONYM = 5 /* letters of the longest that keep their capitals unless the table has them */ };

/* "1,250": 1250. Missing where the form is no number in groups of three digits. */
static ent_str without_commas(ent_arena *arena, ent_str form)
{
	size_t lead = 0;
	while (lead < form.len && ent_is_digit(form.ptr[lead]))
		lead++;
	if (lead == 0 || lead > 3 || lead == form.len || (form.len - lead) % 4)
		return (ent_str){0};
	for (size_t i = lead; i < form.len; i++)
		if ((i - lead) % 4 == 0 ? form.ptr[i] != ',' : !ent_is_digit(form.ptr[i]))
			return (ent_str){0};
	char *out = ENT_NEWN(arena, char, form.len);
	size_t n = 0;
	for (size_t i = 0; i < form.len; i++)
		if (form.ptr[i] != ',')
			out[n++] = form.ptr[i];
	return (ent_str){out, n};
}

/* An address of the web or of mail: it keeps its letters as they are. */
static bool is_address(ent_str form)
{
	if (ent_str_find(form, ENT_STR("://"), 0) > 0 || ent_str_find(form, ENT_STR("www."), 0) == 0)
		return true;
	ptrdiff_t at = ent_str_find(form, ENT_STR("@"), 0);
	return at > 0 && ent_str_find(form, ENT_STR("."), (size_t)at) > at;
}

/* A name with a dot inside, of a site or a file ("Newsfeed.Com"). */
static bool is_dotted(ent_str form)
{
	ptrdiff_t dot = ent_str_find(form, ENT_STR("."), 1);
	return dot > 1 && (size_t)dot + 2 < form.len && ent_is_small(form.ptr[dot - 1] | 32) &&
		   ent_is_small(form.ptr[dot + 1] | 32) && ent_is_small(form.ptr[dot + 2] | 32);
}

static bool has_capital(ent_str form)
{
	for (size_t i = 0; i < form.len; i++)
		if (ent_is_capital(form.ptr[i]))
			return true;
	return false;
}

/* "ruder": rude; "fewest": few. The base of an adjective or adverb compared that the dictionary has; missing: none. */
static ent_str compared(const ent_lexicon *lexicon, ent_arena *arena, ent_str form, uint32_t part)
{
	size_t cut = form.len > 5 && (form.ptr[form.len - 1] | 32) == 't' ? 3 : 2;
	if (form.len < cut + 3)
		return (ent_str){0};
	ent_str stem = ent_str_lower(arena, ent_str_sub(form, 0, form.len - cut));
	char last = stem.ptr[stem.len - 1];
	ent_str tries[4] = {stem, ent_str_join(arena, stem, ENT_STR("e"), ENT_STR("")), {0}, {0}};
	if (last == 'i')
		tries[2] = ent_str_join(arena, ent_str_sub(stem, 0, stem.len - 1), ENT_STR("y"), ENT_STR(""));
	if (last == stem.ptr[stem.len - 2])
		tries[3] = ent_str_sub(stem, 0, stem.len - 1);
	for (size_t i = 0; i < 4; i++)
		if (tries[i].len && (ent_word_parts(lexicon, tries[i]) & part))
			return tries[i];
	return (ent_str){0};
}

/* "sooooo": so; runs of three letters and more are one letter, else two, where the dictionary then knows the word.
 * Missing elsewhere. */
static ent_str shortened(const ent_lexicon *lexicon, ent_arena *arena, ent_str form)
{
	bool runs = false;
	for (size_t i = 2; i < form.len && !runs; i++)
		runs = ent_is_small(form.ptr[i] | 32) && form.ptr[i] == form.ptr[i - 1] && form.ptr[i] == form.ptr[i - 2];
	for (size_t keep = 1; runs && keep <= 2; keep++) {
		char *out = ENT_NEWN(arena, char, form.len);
		size_t n = 0;
		for (size_t i = 0, end; i < form.len; i = end) {
			for (end = i; end < form.len && form.ptr[end] == form.ptr[i]; end++)
				;
			size_t kept = end - i >= 3 ? keep : end - i;
			memset(out + n, ent_is_capital(form.ptr[i]) ? form.ptr[i] + 32 : form.ptr[i], kept);
			n += kept;
		}
		if (n > 1 && ent_word_parts(lexicon, (ent_str){out, n}))
			return (ent_str){out, n};
	}
	return (ent_str){0};
}

static ent_str with_capital(ent_arena *arena, ent_str word)
{
	char *own = ENT_NEWN(arena, char, word.len + 1);
	memcpy(own, word.ptr, word.len);
	own[0] = ent_is_small(own[0]) ? (char)(own[0] - 32) : own[0];
	return (ent_str){own, word.len};
}

/* "TEHRAN" is a name in capitals, "NATO" an acronym: by length, for long ones that are acronyms stand in the table. */
static bool is_shouted(ent_str lemma)
{
	for (size_t i = 0; i < lemma.len; i++)
		if (!ent_is_capital(lemma.ptr[i]))
			return false;
	return lemma.len > ACRONYM;
}

bool ent_lemma_is_have(const ent_token *token, ent_str head_xpos)
{
	ent_str form = token->form;
	return token->upos == ENT_UPOS_AUX && token->deprel == ENT_DEPREL_AUX && form.len > 1 &&
		   form.ptr[form.len - 1] == 's' && form.len <= 4 && !ent_is_small(form.ptr[0]) && ent_str_is(head_xpos, "VBN");
}

ent_str ent_lemma_find(const ent_lemmas *lemmas, const ent_lexicon *lexicon, ent_arena *arena, ent_str form,
					   unsigned upos, ent_str xpos)
{
	ent_str out;
	bool sure;
	if (upos == ENT_UPOS_NUM && (out = without_commas(arena, form)).len)
		return out;
	if (is_address(form) || (upos == ENT_UPOS_PROPN && is_dotted(form) && has_capital(form)))
		return form;
	ent_str lemma = ent_lemmas_of(lemmas, arena, form, upos, xpos, &sure);
	if (sure)
		return lemma;
	if (upos != ENT_UPOS_PROPN && !ent_word_parts(lexicon, form) && (out = shortened(lexicon, arena, form)).len)
		return out;
	uint32_t part = upos == ENT_UPOS_VERB ? ENT_LEXICON_VERB : upos == ENT_UPOS_NOUN ? ENT_LEXICON_NOUN : 0;
	if (part && !(ent_word_parts(lexicon, lemma) & part)) {
		bool plural = form.len && (form.ptr[form.len - 1] | 32) == 's';
		ent_str base = part == ENT_LEXICON_VERB || plural ? ent_word_base(lexicon, arena, form, part) : (ent_str){0};
		if (!base.len && (ent_word_parts(lexicon, form) & part))
			return ent_str_lower(arena, form);
		return base.len ? base : lemma;
	}
	bool is_compared = xpos.len == 3 && (xpos.ptr[2] == 'R' || xpos.ptr[2] == 'S') &&
					   (xpos.ptr[0] == 'J' || (xpos.ptr[0] == 'R' && xpos.ptr[1] == 'B'));
	if (is_compared && !(ent_word_parts(lexicon, lemma) & (ENT_LEXICON_ADJ | ENT_LEXICON_ADV)) &&
		(out = compared(lexicon, arena, form, ENT_LEXICON_ADJ | ENT_LEXICON_ADV)).len)
		return out;
	if (upos != ENT_UPOS_PROPN || lemma.len < 2)
		return lemma;
	if (ent_str_is(xpos, "NNPS") && !is_shouted(form) && !(ent_word_parts(lexicon, lemma) & ENT_LEXICON_NOUN)) {
		ent_str base = ent_word_base(lexicon, arena, form, ENT_LEXICON_NOUN);
		if (base.len)
			return with_capital(arena, base);
	}
	if (is_shouted(lemma))
		return with_capital(arena, ent_str_lower(arena, lemma));
	if (lemma.len > 3 && ent_is_small(lemma.ptr[0]) && (ent_word_parts(lexicon, lemma) & ENT_LEXICON_CAPITAL))
		return with_capital(arena, lemma);
	return lemma;
}
