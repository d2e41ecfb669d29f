/* Readings of the words of one sentence.
 *
 * A form that can be verb and noun ("visit", "attack", "talks") is decided by the parser's part of speech where there
 * is one, else by its neighbours: an article, possessive or preposition before it makes a noun, an auxiliary, pronoun
 * or "to" a verb. */
#include "events/scene.h"

#include "base/vec.h"
#include "syntax/ud.h"

#include <string.h>

enum { SHORT_PARENTHESIS = 6 };

/* The lemmas that a form may be of, by part of speech; NULL where it is of none. */
typedef struct readings {
	const ent_lemma *verb, *noun, *adjective, *modal, *function;
	uint8_t verb_inflection, noun_inflection;
} readings;

/* The form in lower case: itself, or a copy. */
static ent_str lower_of(const ent_scene *scene, uint32_t token)
{
	ent_str form = scene->sentence->tokens[token].form;
	char text[ENT_FORM_LONGEST];
	if (ent_glance_is_low(scene->glance, token))
		return form;
	ent_str lower = ent_form_lower(form, text);
	return lower.ptr == text ? ent_str_copy(scene->arena, lower) : lower;
}

static const ent_lemma *lemma_at(const ent_vocabulary *vocabulary, uint32_t lemma)
{
	return lemma == ENT_MAP_NONE ? NULL : &vocabulary->lemmas[lemma];
}

static readings readings_of(const ent_vocabulary *vocabulary, uint32_t entry)
{
	const ent_readings *as = ent_vocabulary_readings(vocabulary, entry);
	if (!as)
		return (readings){0};
	return (readings){.verb = lemma_at(vocabulary, as->verb),
					  .noun = lemma_at(vocabulary, as->noun),
					  .adjective = lemma_at(vocabulary, as->adjective),
					  .modal = lemma_at(vocabulary, as->modal),
					  .function = lemma_at(vocabulary, as->function),
					  .verb_inflection = as->verb_inflection,
					  .noun_inflection = as->noun_inflection};
}

static bool capital(ent_str form)
{
	return form.len && form.ptr[0] >= 'A' && form.ptr[0] <= 'Z';
}

/* A participle between article and noun: "the recently concluded visit". */
static bool before_noun(const ent_scene *scene, uint32_t at)
{
	while (at > 0 && scene->words[at - 1].kind == ENT_KIND_ADV)
		at--;
	return at > 0 && (scene->words[at - 1].kind == ENT_KIND_DET || scene->words[at - 1].kind == ENT_KIND_POSS);
}

/* Verb or noun, by the word before and the word after. */
static bool looks_verb(const ent_scene *scene, uint32_t at, const readings *r)
{
	const ent_word *before = at ? &scene->words[at - 1] : NULL;
	unsigned infl = r->verb_inflection;
	bool of = ent_scene_is(scene, at + 1, "of");
	switch (before ? before->kind : ENT_KIND_STOP) {
	case ENT_KIND_DET:
	case ENT_KIND_POSS:
		return false;
	case ENT_KIND_NUM: /* "on March 10 rejected" */
		return infl & ENT_INFL_PAST;
	case ENT_KIND_PREP:
		return infl & ENT_INFL_ING && !of;
	case ENT_KIND_TO:
		return infl & ENT_INFL_BASE;
	case ENT_KIND_MODAL:
	case ENT_KIND_DO:
	case ENT_KIND_NEG:
	case ENT_KIND_PRON:
	case ENT_KIND_REL:
	case ENT_KIND_HAVE:
	case ENT_KIND_BE:
		return !(of && infl & ENT_INFL_BASE);
	default:
		break;
	}
	if (infl & ENT_INFL_ING)
		return !of;
	if (infl & ENT_INFL_PART && before_noun(scene, at))
		return false;
	if (infl & (ENT_INFL_PAST | ENT_INFL_PART))
		return !(infl & ENT_INFL_BASE && r->noun && of);
	if (!r->noun && !(infl == ENT_INFL_BASE))
		return true;
	if (!r->noun) { /* a bare form is a verb behind its subject, else an adjective ("direct talks") */
		ent_str form = before ? scene->sentence->tokens[at - 1].form : (ent_str){0};
		return before &&
			   (before->mention != ENT_NO_INDEX || before->kind == ENT_KIND_CONJ || before->kind == ENT_KIND_ADV ||
				before->kind == ENT_KIND_COMMA || (form.len && form.ptr[form.len - 1] == 's'));
	}
	if (of)
		return false;
	bool mention = before && before->mention != ENT_NO_INDEX;
	if (mention && scene->mentions[before->mention].how == ENT_HOW_ADJECTIVE)
		return false;
	if (at + 1 < scene->sentence->n && (mention || (before && before->kind == ENT_KIND_ADV))) {
		ent_str next = scene->sentence->tokens[at + 1].form;
		readings n = readings_of(scene->vocabulary, scene->words[at + 1].entry);
		bool object =
			capital(next) || (n.function && (n.function->kind == ENT_KIND_DET || n.function->kind == ENT_KIND_PRON));
		return infl & ENT_INFL_S ? true : object;
	}
	return before && before->kind == ENT_KIND_ADV;
}

/* Parts of speech where the sentence is parsed. Of words in -ing the function tells more than the tag: "Fighting broke
 * out" has a noun for a subject, "began bombing Peru" a verb. */
static char parsed_pos(const ent_token *token, const readings *r)
{
	bool ing = r->verb && r->verb_inflection & ENT_INFL_ING;
	switch (token->upos) {
	case ENT_UPOS_VERB:
	case ENT_UPOS_AUX:
		if (ing && r->noun && token->deprel == ENT_DEPREL_NSUBJ)
			return 'n';
		return r->verb ? 'v' : r->noun && !r->function ? 'n' : 0;
	case ENT_UPOS_NOUN:
	case ENT_UPOS_PROPN:
		if (ing && token->deprel == ENT_DEPREL_XCOMP)
			return 'v';
		return r->noun ? 'n' : ing ? 'v' : 0;
	case ENT_UPOS_ADJ:
		if (r->adjective)
			return 'a';
		ing = ing && token->deprel != ENT_DEPREL_AMOD; /* "is threatening to leave", and not "a threatening tone" */
		return ing || (r->verb && r->verb_inflection & ENT_INFL_PART) ? 'v' : 0;
	default:
		return r->adjective ? 'a' : 0;
	}
}

static char chosen_pos(const ent_scene *scene, uint32_t at, const readings *r)
{
	if (scene->tree)
		return parsed_pos(&scene->sentence->tokens[at], r);
	if (r->verb && (!r->noun || looks_verb(scene, at, r)) && (r->noun || looks_verb(scene, at, r)))
		return 'v';
	if (r->noun)
		return 'n';
	return r->adjective ? 'a' : 0;
}

static uint8_t punctuation(ent_str form)
{
	if (form.len == 1 && form.ptr[0] == ',')
		return ENT_KIND_COMMA;
	if (form.len == 1 && strchr(".;:?!()[]", form.ptr[0]))
		return ENT_KIND_STOP;
	if (ent_str_is(form, "--") || ent_str_is(form, "\xE2\x80\x94") || ent_str_is(form, "\xE2\x80\x93"))
		return ENT_KIND_STOP;
	return form.len && form.ptr[0] >= '0' && form.ptr[0] <= '9' ? ENT_KIND_NUM : ENT_KIND_OTHER;
}

/* An unknown word that is most likely a finite verb or a participle. */
static bool verb_ending(ent_str lower)
{
	return lower.len > 4 && ent_str_ends(lower, ENT_STR("ed")) && !ent_str_ends(lower, ENT_STR("eed"));
}

/* Marks the words on both sides of a hyphen that the tokeniser set apart. */
static void mark_hyphened(const ent_sentence *sentence, ent_word *words)
{
	for (uint32_t i = 0; i < sentence->n; i++) {
		if (!ent_str_is(sentence->tokens[i].form, "-"))
			continue;
		if (i > 0 && !sentence->tokens[i - 1].space_after)
			words[i - 1].hyphened = true;
		if (i + 1 < sentence->n && !sentence->tokens[i].space_after)
			words[i + 1].hyphened = true;
	}
}

/* "test-fired", "air-dropped": the last part of a compound, which the tree has as the verb of a clause. */
static bool compound_verb(const ent_scene *scene, uint32_t at)
{
	const ent_token *tokens = scene->sentence->tokens;
	bool last = at > 1 && ent_str_is(tokens[at - 1].form, "-");
	unsigned deprel = tokens[at].deprel;
	return scene->tree && last && tokens[at].upos == ENT_UPOS_VERB &&
		   (deprel == ENT_DEPREL_ROOT || deprel == ENT_DEPREL_CONJ || deprel == ENT_DEPREL_CCOMP ||
			deprel == ENT_DEPREL_PARATAXIS || deprel == ENT_DEPREL_ACL_RELCL || deprel == ENT_DEPREL_ADVCL ||
			deprel == ENT_DEPREL_XCOMP);
}

/* The class of the operator that the word at `at` is, alone or with those behind it ("call off"). */
static uint8_t operator_at(const ent_scene *scene, uint32_t at, const ent_lemma *lemma)
{
	for (uint32_t p = lemma->particles; p != ENT_MAP_NONE; p = scene->vocabulary->particles[p].next) {
		const ent_particle *particle = &scene->vocabulary->particles[p];
		size_t same = 0;
		while (same < particle->n_rest && at + 1 + same < scene->sentence->n &&
			   scene->words[at + 1 + same].entry == particle->rest[same])
			same++;
		if (same == particle->n_rest)
			return particle->operator;
	}
	return lemma->operator;
}

/* What the form alone tells, however the sentence is read. */
static void read_form(ent_word *word, const ent_vocabulary *vocabulary, ent_str form)
{
	const ent_readings *as = ent_vocabulary_readings(vocabulary, word->entry);
	word->form_kind = punctuation(form);
	word->settled = word->lower.len == 0 || word->form_kind != ENT_KIND_OTHER || word->name;
	if (!as || word->lower.len == 0 || word->form_kind != ENT_KIND_OTHER)
		return;
	if (as->function != ENT_MAP_NONE && !(word->name && capital(form))) {
		word->form_kind = vocabulary->lemmas[as->function].kind;
		word->fn = ent_vocabulary_entry_function(vocabulary, word->entry);
	}
	if (as->modal != ENT_MAP_NONE) {
		word->form_kind = ENT_KIND_MODAL;
		word->operator= vocabulary->lemmas[as->modal].operator;
		word->settled = true;
	}
	if (!word->settled && as->verb != ENT_MAP_NONE)
		__builtin_prefetch(&vocabulary->lemmas[as->verb]);
	if (!word->settled && as->noun != ENT_MAP_NONE)
		__builtin_prefetch(&vocabulary->lemmas[as->noun]);
}

/* What the word is where it stands: a verb, a noun, an adjective. */
static void read_word(ent_scene *scene, uint32_t at)
{
	ent_word *word = &scene->words[at];
	word->kind = word->form_kind;
	if (word->settled)
		return;
	const readings of = readings_of(scene->vocabulary, word->entry), *r = &of;
	bool big = capital(scene->sentence->tokens[at].form);
	if (word->kind != ENT_KIND_OTHER && !scene->tree && !r->verb)
		return;
	if (!scene->tree && at && big && !scene->headline)
		return; /* part of a name: "the Court of Appeals" */
	word->pos = chosen_pos(scene, at, r);
	if (word->hyphened && !compound_verb(scene, at) && (!scene->tree || word->pos == 'v'))
		word->pos = r->noun ? 'n' : 0; /* "long-standing" is no verb, "cease-fire" a noun */
	const ent_lemma *lemma = word->pos == 'v' ? r->verb : word->pos == 'n' ? r->noun : word->pos ? r->adjective : NULL;
	if (!lemma) {
		if (word->kind == ENT_KIND_OTHER && !big && verb_ending(word->lower) && !before_noun(scene, at))
			word->kind = ENT_KIND_VERB;
		return;
	}
	word->inflection = word->pos == 'v' ? r->verb_inflection : r->noun_inflection;
	word->operator= operator_at(scene, at, lemma);
	word->rows = lemma->rows;
	if (word->rows != ENT_MAP_NONE)
		__builtin_prefetch(&scene->vocabulary->triggers[word->rows]);
	if (word->pos == 'v' && word->kind == ENT_KIND_OTHER)
		word->kind = ENT_KIND_VERB;
	scene->n_triggers += lemma->rows != ENT_MAP_NONE;
}

/* A short parenthesis ("(MoU)") holds no clause and does not end one. */
static void close_parentheses(ent_scene *scene)
{
	uint32_t open = ENT_NO_INDEX;
	for (uint32_t i = 0; i < scene->sentence->n; i++) {
		ent_str form = scene->sentence->tokens[i].form;
		if (ent_str_is(form, "(")) {
			open = i;
		} else if (ent_str_is(form, ")") && open != ENT_NO_INDEX && i - open <= SHORT_PARENTHESIS) {
			for (uint32_t k = open; k <= i; k++) {
				scene->words[k].kind = ENT_KIND_OTHER;
				scene->words[k].pos = 0;
				scene->words[k].rows = ENT_MAP_NONE;
			}
			open = ENT_NO_INDEX;
		}
	}
}

/* "Russia Lifts Ban On Arms": most words begin with a capital. */
static bool headline(const ent_sentence *sentence)
{
	uint32_t words = 0, capitals = 0;
	for (uint32_t i = 0; i < sentence->n; i++) {
		ent_str form = sentence->tokens[i].form;
		bool letter = form.len > 2 && ((form.ptr[0] >= 'a' && form.ptr[0] <= 'z') || capital(form));
		words += letter;
		capitals += letter && capital(form);
	}
	return words > 2 && capitals * 10 > words * 7;
}

/* The words that hang on each word, in their order. */
static void join_children(const ent_scene *scene, ent_word *words)
{
	for (uint32_t i = scene->sentence->n; i-- > 0;) {
		uint32_t above = ent_scene_above(scene, i);
		if (above == ENT_NO_INDEX)
			continue;
		words[i].next = words[above].child;
		words[above].child = i;
		words[above].relations |= (uint64_t)1 << scene->sentence->tokens[i].deprel;
	}
}

/* Sets what all scenes of a sentence have in common. */
static void read_forms(const ent_scene *scene)
{
	const ent_sentence *sentence = scene->sentence;
	ent_word *words = scene->words;
	for (uint32_t i = 0; i < sentence->n; i++)
		words[i] = (ent_word){.lower = lower_of(scene, i),
							  .entry = ent_glance_entry(scene->glance, i),
							  .rows = ENT_MAP_NONE,
							  .mention = ENT_NO_INDEX,
							  .child = ENT_NO_INDEX,
							  .next = ENT_NO_INDEX};
	for (uint32_t m = 0; m < scene->n_mentions; m++) {
		const ent_mention *mention = &scene->mentions[m];
		for (uint32_t i = mention->first; i < mention->first + mention->n && i < sentence->n; i++) {
			words[i].mention = mention->n_actors ? m : ENT_NO_INDEX;
			words[i].is_head = i == mention->head;
			words[i].name = true;
		}
	}
	for (uint32_t i = 0; i < sentence->n; i++)
		read_form(&words[i], scene->vocabulary, sentence->tokens[i].form);
	mark_hyphened(sentence, words);
	join_children(scene, words);
}

/* The same, of a scene that was read already. */
static void take_forms(const ent_scene *scene, const ent_scene *before)
{
	for (uint32_t i = 0; i < scene->sentence->n; i++) {
		ent_word *word = &scene->words[i];
		*word = before->words[i];
		if (!word->settled)
			word->operator= 0;
		word->rows = ENT_MAP_NONE;
		word->inflection = 0;
		word->pos = 0;
		word->timed = word->silent = false;
	}
}

ent_scene *ent_scene_of(ent_arena *arena, const ent_glance *glance, const ent_mention *mentions, uint32_t n_mentions,
						bool tree, const ent_scene *before)
{
	const ent_sentence *sentence = glance->sentence;
	ent_scene *scene = ENT_NEW(arena, ent_scene);
	*scene = (ent_scene){.vocabulary = glance->vocabulary,
						 .glance = glance,
						 .arena = arena,
						 .sentence = sentence,
						 .mentions = mentions,
						 .n_mentions = n_mentions,
						 .tree = tree && sentence->parsed,
						 .frames = ENT_NEWN(arena, struct ent_frame *, sentence->n),
						 .words = ent_arena_scratch(arena, sentence->n, sizeof(ent_word))};
	scene->headline = before ? before->headline : headline(sentence);
	if (before)
		take_forms(scene, before);
	else
		read_forms(scene);
	for (uint32_t i = 0; i < sentence->n; i++)
		read_word(scene, i);
	close_parentheses(scene);
	return scene;
}

void ent_scene_hide_names(ent_scene *scene, uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n && i < scene->sentence->n; i++) {
		ent_word *word = &scene->words[i];
		word->timed |= capital(scene->sentence->tokens[i].form);
		if (!word->timed || word->rows == ENT_MAP_NONE)
			continue;
		word->rows = ENT_MAP_NONE;
		word->pos = 0;
		scene->n_triggers--;
	}
}

void ent_scene_say(const ent_scene *scene, ent_str *why, const char *format, ...)
{
	if (!scene->reasons)
		return;
	va_list args;
	va_start(args, format);
	ent_str line = ent_str_format_list(scene->arena, format, args);
	va_end(args);
	*why = why->len ? ent_str_join(scene->arena, *why, ENT_STR("\n"), line) : line;
}
