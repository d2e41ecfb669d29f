/* Filling the lexicon: groups of forms from tools/induce_clusters.c, and the files of WordNet 3.0 (wninput(5WN),
 * wndb(5WN)). Included by train_syntax_data.h. */
#include "syntax/word_lexicon.h"

enum { LEXICON_CAP = 1 << 17, LEXICON_FULL = LEXICON_CAP / 8 * 7 };
enum { TOPIC_ANIMAL = 5, TOPIC_PLANT = 20 }; /* lexicographer files whose capitals are names of genera */

/* What WordNet says of a base form: bits as in the lexicon, and how often the part of speech with the topic occurs. */
struct entry {
	ent_str word;
	uint32_t parts, topic, tagged;
};

struct wordnet {
	ent_map ids;
	ENT_VEC(struct entry) entries;
};

static void put_classes(struct corpus *corpus, ent_str form, uint32_t classes)
{
	char low[ENT_WORD_LONGEST];
	size_t n = ent_word_fold(form, low);
	uint64_t hash = ent_word_hash(low, n);
	if (!ent_lexicon_get(&corpus->lexicon, hash) && ++corpus->lexicon_forms > LEXICON_FULL) {
		fprintf(stderr, "train_syntax: too many forms for the lexicon\n");
		exit(1);
	}
	ent_lexicon_put(corpus->checks, corpus->classes, LEXICON_CAP, hash, classes);
}

static void read_clusters(struct corpus *corpus, const char *path)
{
	ent_str text = read_files(corpus->arena, path), line;
	while (text.len && ent_str_split(&text, '\n', &line)) {
		ent_str part;
		int64_t group[3] = {0};
		ent_str rest = line, form;
		if (!ent_str_split(&rest, '\t', &form))
			continue;
		for (size_t i = 0; i < 3 && ent_str_split(&rest, '\t', &part); i++)
			(void)ent_str_to_int(part, &group[i]);
		uint32_t classes = (uint32_t)group[0] << ENT_LEXICON_FINE | (uint32_t)group[1] << ENT_LEXICON_MIDDLE |
						   (uint32_t)group[2] << ENT_LEXICON_COARSE;
		if (form.len && classes)
			put_classes(corpus, form, classes);
	}
}

/* The n-th field of a line parted by spaces. */
static ent_str field(ent_str line, size_t n)
{
	ent_str part = {0};
	for (size_t i = 0; i <= n; i++)
		if (!ent_str_split(&line, ' ', &part))
			return (ent_str){0};
	return part;
}

static uint32_t number(ent_str s)
{
	int64_t n = 0;
	while (s.len > 1 && s.ptr[0] == '0')
		s = ent_str_sub(s, 1, s.len);
	return ent_str_to_int(s, &n) ? (uint32_t)n : 0;
}

/* Whether the sense's line writes the word with a capital: it holds "word lex_id" pairs from field 4 on. */
static bool is_capital(ent_str sense, ent_str word)
{
	for (size_t i = 4; i < 40; i += 2) {
		ent_str written = field(sense, i);
		if (written.len == word.len && memcmp(written.ptr + 1, word.ptr + 1, word.len - 1) == 0)
			return written.ptr[0] >= 'A' && written.ptr[0] <= 'Z';
	}
	return false;
}

/* index.POS: "word pos senses n_pointers pointers... senses tagged offset..."; data.POS at the offset: "offset file
 * ..." */
static void read_part(ent_arena *arena, const char *folder, const char *name, uint32_t part, struct wordnet *wordnet)
{
	ent_str index = read_files(arena, ent_str_format(arena, "%s/index.%s", folder, name).ptr), line;
	ent_str data = read_files(arena, ent_str_format(arena, "%s/data.%s", folder, name).ptr);
	while (index.len && ent_str_split(&index, '\n', &line)) {
		ent_str word = field(line, 0);
		if (word.len < 2 || word.len >= ENT_WORD_LONGEST || ent_str_find(word, ENT_STR("_"), 0) >= 0)
			continue;
		uint32_t pointers = number(field(line, 3)), tagged = number(field(line, 5 + pointers));
		ent_str rest = ent_str_sub(data, number(field(line, 6 + pointers)), data.len), sense;
		if (!ent_str_split(&rest, '\n', &sense))
			continue;
		uint32_t topic = number(field(sense, 1));
		bool capital = is_capital(sense, word);
		if (capital && (topic == TOPIC_ANIMAL || topic == TOPIC_PLANT))
			continue;
		uint32_t id = ent_map_get(&wordnet->ids, word);
		if (id == ENT_MAP_NONE) {
			id = (uint32_t)wordnet->entries.n;
			(void)ent_map_put(&wordnet->ids, word, id);
			*ent_push(arena, &wordnet->entries) = (struct entry){.word = word};
		}
		struct entry *entry = &wordnet->entries.at[id];
		entry->parts |= part | (capital ? 16u : 0u);
		if (!entry->topic || tagged > entry->tagged) {
			entry->topic = topic + 1;
			entry->tagged = tagged;
		}
	}
}

/* POS.exc: "inflected base...": the form has the part of speech alone, and the topic of its first base. */
static void read_exceptions(struct corpus *corpus, const char *folder, const char *name, uint32_t part,
							struct wordnet *wordnet)
{
	ent_arena *arena = corpus->arena;
	ent_str text = read_files(arena, ent_str_format(arena, "%s/%s.exc", folder, name).ptr), line;
	while (text.len && ent_str_split(&text, '\n', &line)) {
		uint32_t base = ent_map_get(&wordnet->ids, field(line, 1));
		if (base != ENT_MAP_NONE && ent_map_get(&wordnet->ids, field(line, 0)) == ENT_MAP_NONE)
			put_classes(corpus, field(line, 0),
						part << ENT_LEXICON_PARTS | wordnet->entries.at[base].topic << ENT_LEXICON_TOPIC);
	}
}

static void read_wordnet(struct corpus *corpus, const char *folder)
{
	static const char *const parts[4] = {"noun", "verb", "adj", "adv"};
	struct wordnet wordnet = {.ids = ent_map_new(corpus->arena)};
	for (uint32_t i = 0; i < 4; i++)
		read_part(corpus->arena, folder, parts[i], 1u << i, &wordnet);
	for (size_t i = 0; i < wordnet.entries.n; i++) {
		const struct entry *entry = &wordnet.entries.at[i];
		put_classes(corpus, entry->word, entry->parts << ENT_LEXICON_PARTS | entry->topic << ENT_LEXICON_TOPIC);
	}
	for (uint32_t i = 0; i < 4; i++)
		read_exceptions(corpus, folder, parts[i], 1u << i, &wordnet);
}

static void read_lexicon(struct corpus *corpus, const char *clusters, const char *wordnet)
{
	if (!clusters && !wordnet)
		return;
	corpus->checks = calloc(LEXICON_CAP, sizeof *corpus->checks);
	corpus->classes = calloc(LEXICON_CAP, sizeof *corpus->classes);
	corpus->lexicon = (ent_lexicon){corpus->checks, corpus->classes, LEXICON_CAP};
	if (clusters)
		read_clusters(corpus, clusters);
	if (wordnet)
		read_wordnet(corpus, wordnet);
}
