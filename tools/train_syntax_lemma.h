/* Learning lemma rules: for each (form, tag) and each (suffix, tag) the most frequent edit; a form's own row is kept
 * only where the suffixes would not give it. Included by train_syntax_data.h. */
#include "syntax/lemma.h"

struct tally {
	ent_map rules; /* "key<TAB>tag<TAB>rule" to count */
	ent_map best;  /* "key<TAB>tag" to the count of its best rule */
	ent_map line;  /* "key<TAB>tag" to index in `chosen` */
	ENT_VEC(ent_str) chosen;
	ENT_VEC(ent_str) keys;
};

static void count_rule(struct corpus *corpus, struct tally *tally, ent_str key, ent_str rule)
{
	ent_arena *arena = corpus->arena;
	ent_str whole = ent_str_join(arena, key, ENT_STR("\t"), rule);
	uint32_t n = ent_map_get(&tally->rules, whole);
	n = n == ENT_MAP_NONE ? 1 : n + 1;
	(void)ent_map_put(&tally->rules, whole, n);
	uint32_t best = ent_map_get(&tally->best, key);
	if (best == ENT_MAP_NONE || n > best) {
		(void)ent_map_put(&tally->best, key, n);
		uint32_t line = ent_map_get(&tally->line, key);
		if (line == ENT_MAP_NONE) {
			(void)ent_map_put(&tally->line, key, (uint32_t)tally->chosen.n);
			*ent_push(arena, &tally->chosen) = rule;
			*ent_push(arena, &tally->keys) = key;
		} else {
			tally->chosen.at[line] = rule;
		}
	}
}

/* Whether a rule spells out an abbreviation ("Sept" September): it adds three letters more than it cuts, or more, and
 * says nothing of other words that end like this one. */
static bool spells_out(ent_str rule)
{
	size_t i = rule.len && rule.ptr[0] == '=', cut = 0;
	for (; i < rule.len && rule.ptr[i] >= '0' && rule.ptr[i] <= '9'; i++)
		cut = cut * 10 + (size_t)(rule.ptr[i] - '0');
	i += i < rule.len && rule.ptr[i] == '|';
	return rule.len - i > cut + 2;
}

/* Counts a word's rule under a tag: for its form and for its suffixes. */
static void count_word(struct corpus *corpus, struct tally *forms, struct tally *suffixes, ent_str form,
					   const char *tag, ent_str rule)
{
	ent_arena *arena = corpus->arena;
	count_rule(corpus, forms, ent_str_format(arena, "%.*s\t%s", ENT_FMT(form), tag), rule);
	ent_str lower = ent_str_lower(arena, form);
	for (size_t n = 0; !spells_out(rule) && n <= 6 && n < lower.len; n++)
		count_rule(corpus, suffixes, ent_str_format(arena, "-%.*s\t%s", (int)n, lower.ptr + lower.len - n, tag), rule);
}

static void put_form(ent_buf *out, ent_str key, ent_str rule)
{
	ent_buf_printf(out, "%s%.*s\t%.*s\n", key.ptr[0] == '-' || key.ptr[0] == '=' ? "=" : "", ENT_FMT(key),
				   ENT_FMT(rule));
}

/* `wordnet`: a folder with its lists of irregular forms, for those that are not in the text; NULL: none. */
static void learn_lemmas(struct corpus *corpus, const ent_conllu_sentence *raw, const char *wordnet)
{
	ent_arena *arena = corpus->arena;
	struct tally forms = {ent_map_new(arena), ent_map_new(arena), ent_map_new(arena), {0}, {0}}, suffixes = forms;
	for (size_t i = 0; i < corpus->train.n; i++)
		for (size_t k = 0; k < raw[i].n; k++) {
			const ent_conllu_line *l = &raw[i].lines[k];
			if (!l->word || !l->field[ENT_CONLLU_FORM].len || ent_str_is(l->field[ENT_CONLLU_LEMMA], "_"))
				continue;
			ent_str form = l->field[ENT_CONLLU_FORM];
			char text[48], tag[ENT_LEMMA_TAG];
			ent_lemma_rule(form, l->field[ENT_CONLLU_LEMMA], text);
			if (!text[0])
				continue;
			ent_str rule = ent_str_copy(arena, ent_str_of(text));
			unsigned upos = ent_upos_parse(l->field[ENT_CONLLU_UPOS]);
			count_word(corpus, &forms, &suffixes, form, ent_upos_name(upos), rule);
			ent_lemma_tag(upos, l->field[ENT_CONLLU_XPOS], tag);
			count_word(corpus, &forms, &suffixes, form, tag, rule);
		}
	/* suffixes first: those that say what a shorter one does not */
	ent_buf *out = &corpus->lemmas;
	for (size_t i = 0; i < suffixes.chosen.n; i++) {
		ent_str key = suffixes.keys.at[i];
		uint32_t count = ent_map_get(&suffixes.best, key);
		bool shortest = key.ptr[1] == '\t';
		ent_str shorter = ent_str_join(arena, ENT_STR("-"), ENT_STR(""), ent_str_sub(key, 2, key.len));
		uint32_t up = shortest ? ENT_MAP_NONE : ent_map_get(&suffixes.line, shorter);
		if (!shortest &&
			(count < 2 || (up != ENT_MAP_NONE && ent_str_eq(suffixes.chosen.at[up], suffixes.chosen.at[i]))))
			continue;
		ent_buf_printf(out, "%.*s\t%.*s\n", ENT_FMT(key), ENT_FMT(suffixes.chosen.at[i]));
	}
	ent_lemmas by_suffix;
	ent_lemmas_load(arena, ent_str_copy(arena, ent_buf_str(out)), &by_suffix);
	for (size_t i = 0; i < forms.chosen.n; i++) {
		ent_str key = forms.keys.at[i], xpos = key, form, upos;
		if (!ent_str_split(&xpos, '\t', &form) || !ent_str_split(&xpos, '/', &upos))
			continue;
		ent_str guess = ent_lemmas_of(&by_suffix, arena, form, ent_upos_parse(upos), xpos, NULL);
		if (!ent_str_eq(guess, ent_lemma_apply(arena, form, forms.chosen.at[i])))
			put_form(out, key, forms.chosen.at[i]);
	}
	static const struct {
		const char *file;
		unsigned upos;
		const char *tags[2]; /* of forms that are bases no more; of verbs in -ing another */
	} exceptions[] = {{"verb", ENT_UPOS_VERB, {"VBD", "VBN"}},
					  {"noun", ENT_UPOS_NOUN, {"NNS", NULL}},
					  {"adj", ENT_UPOS_ADJ, {"JJR", "JJS"}},
					  {"adv", ENT_UPOS_ADV, {"RBR", "RBS"}}};
	for (size_t e = 0; wordnet && e < sizeof exceptions / sizeof *exceptions; e++) {
		ent_str text = read_files(arena, ent_str_format(arena, "%s/%s.exc", wordnet, exceptions[e].file).ptr), line;
		while (text.len && ent_str_split(&text, '\n', &line)) {
			ent_str base = line, form, other;
			char rule[48], tag[ENT_LEMMA_TAG];
			if (!ent_str_split(&base, ' ', &form) || !base.len || ent_str_find(line, ENT_STR("_"), 0) >= 0 ||
				ent_str_find(line, ENT_STR("-"), 0) >= 0)
				continue;
			if (ent_str_find(base, ENT_STR(" "), 0) >= 0) {
				other = base;
				(void)ent_str_split(&other, ' ', &base); /* the first is the usual one */
			}
			ent_lemma_rule(form, base, rule);
			bool ing = form.len > 3 && memcmp(form.ptr + form.len - 3, "ing", 3) == 0;
			for (size_t t = 0; rule[0] && t < 2 && exceptions[e].tags[t]; t++) {
				ent_str xpos = ent_str_of(ing && e == 0 ? "VBG" : exceptions[e].tags[t]);
				ent_lemma_tag(exceptions[e].upos, xpos, tag);
				ent_str key = ent_str_format(arena, "%.*s\t%s", ENT_FMT(form), tag);
				ent_str guess = ent_lemmas_of(&by_suffix, arena, form, exceptions[e].upos, xpos, NULL);
				if (ent_map_get(&forms.line, key) != ENT_MAP_NONE || ent_str_eq(guess, base))
					continue;
				(void)ent_map_put(&forms.line, key, 0);
				put_form(out, key, ent_str_of(rule));
			}
		}
	}
}
