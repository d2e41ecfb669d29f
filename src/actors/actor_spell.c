/* Spellings of a name: whose it is that no row spells so. An index by the sound of every word of every person's name
 * keeps the look-up to rows that sound alike; of those the words are compared (actor_sound.c). A given name that is
 * there and another one is another person. */
#include "actors/actor_spell.h"

#include <string.h>

enum {
	MOST_ALIKE = 400 /* rows looked at for one word */,
	COMMON = 8 /* who bear a surname */,
	SHORTEST_SURNAME = 5 /* [bytes] that may be misspelt */
};

/* ---- names as words ---- */

enum { MOST_PARTS = 12 };

/* A word, and its letters: 0 where they tell nothing. */
typedef struct spelt_word {
	ent_str text;
	uint32_t letters;
} spelt_word;

/* The words of a name, parted at spaces and hyphens: "Kim Young-sam" has three; an article of Arabic belongs to its
 * word
 * ("al-Huss"). */
typedef struct parts {
	spelt_word at[MOST_PARTS];
	uint32_t n;
	uint32_t joined; /* bit i: a hyphen joins word i to the one before */
} parts;

static bool is_article(ent_str word)
{
	static const char *const articles[] = {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"};
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (ent_str_eq_nocase(word, ent_str_of(articles[i])))
			return true;
	return false;
}

static void take_apart(parts *p, ent_str name)
{
	size_t from = 0;
	for (size_t i = 0; i <= name.len; i++) {
		if (i < name.len && name.ptr[i] != ' ' && (name.ptr[i] != '-' || is_article(ent_str_sub(name, from, i))))
			continue;
		if (i > from && p->n < MOST_PARTS) {
			p->joined |= from > 0 && name.ptr[from - 1] == '-' ? 1u << p->n : 0;
			p->at[p->n++].text = ent_str_sub(name, from, i);
		}
		from = i + 1;
	}
}

/* The key of a word with these letters [n] in the index: its sound, or the letters where one consonant is all that is
 * heard ("Royo"). */
static ent_str key_of(const char *plain, size_t n, char out[LONGEST_SOUND])
{
	ent_str key = ent_actors_sound(plain, n, out);
	if (key.len >= 2)
		return key;
	n = n < LONGEST_SOUND ? n : LONGEST_SOUND;
	memcpy(out, plain, n);
	return (ent_str){out, n};
}

enum { X_IS_HEARD = LETTER('k') | LETTER('s') };

/* The letters [n] of a word as bits, consonants that one sound is written with being one; x is `of_x`. */
static uint32_t letters_of(const char *plain, size_t n, uint32_t of_x)
{
	static const char counts_as[] = "abkdefghijklmnofkrstuvv-ys"; /* a to z */
	uint32_t letters = 0;
	for (size_t i = 0; i < n; i++)
		letters |= plain[i] == 'x' ? of_x : LETTER(counts_as[plain[i] - 'a']);
	return letters;
}

/* The letters of a word with x as a letter of its own; none where so much of it is heard that its end is not compared.
 */
static uint32_t letters_told(ent_str text)
{
	char plain[LONGEST_WORD], letters[LONGEST_SOUND];
	size_t n = ent_actors_plain(text, plain, sizeof plain);
	bool whole = n < MOST_HEARD && ent_actors_sound(plain, n, letters).len < LONGEST_KEY - 2;
	return whole ? letters_of(plain, n, LETTER('x')) : 0;
}

/* The consonants that a word with these letters surely has: an x may be one, or "ks". */
static uint32_t sure_consonants(uint32_t letters)
{
	if (letters & LETTER('x'))
		letters &= ~(uint32_t)X_IS_HEARD;
	return letters & ~VOWELS & ~LETTER('x');
}

/* But for one, the consonants that a word surely has may be in one with these letters. */
static bool shares_consonants(uint32_t sure, uint32_t letters)
{
	uint32_t missing = sure & ~(letters & LETTER('x') ? letters | X_IS_HEARD : letters);
	return (missing & (missing - 1)) == 0;
}

/* A bit for the kind of an office. */
static uint32_t kind_bit(const office *o)
{
	return 1u << (ent_key_hash(ent_key_of(o->kind)) >> 59);
}

/* A person's word while the index is made. */
typedef struct spelling {
	uint32_t sound, person;
} spelling;

typedef struct spellings {
	ENT_VEC(spelling) at;
	ENT_VEC(uint32_t) last; /* the last person of each sound */
	sounding person;        /* in hand */
} spellings;

static void keep_parts(ent_actors *actors, ent_str name, const parts *words)
{
	*ent_push(actors->arena, &actors->name_parts) =
		(name_parts){(uint32_t)actors->name_words.n, (uint16_t)words->n, (uint16_t)words->joined};
	for (uint32_t i = 0; i < words->n; i++)
		*ent_push(actors->arena, &actors->name_words) =
			(name_word){(uint16_t)(words->at[i].text.ptr - name.ptr), (uint16_t)words->at[i].text.len,
						letters_told(words->at[i].text)};
}

/* The words of the name that the tables keep so. */
static void kept_parts(const ent_actors *actors, ent_str name, uint32_t index, parts *ret_parts)
{
	const name_parts *kept = &actors->name_parts.at[index];
	const name_word *words = &actors->name_words.at[kept->first];
	ret_parts->n = kept->n;
	ret_parts->joined = kept->joined;
	for (uint32_t i = 0; i < kept->n; i++)
		ret_parts->at[i] = (spelt_word){{name.ptr + words[i].from, words[i].length}, words[i].letters};
}

/* Puts the words of one of a person's names into the index; a sound that he has there already once only. */
static void index_words(ent_actors *actors, spellings *all, uint32_t index, ent_str name)
{
	parts words = {.n = 0};
	take_apart(&words, name);
	keep_parts(actors, name, &words);
	for (uint32_t i = 0; i < words.n; i++) {
		char plain[LONGEST_WORD], letters[LONGEST_SOUND];
		size_t n = ent_actors_plain(words.at[i].text, plain, sizeof plain);
		ent_str key = key_of(plain, n, letters);
		uint32_t own = letters_of(plain, n, X_IS_HEARD);
		all->person.letters |= own;
		if (i + 1 == words.n) {
			all->person.last_letters |= own;
			all->person.last_sure &= sure_consonants(letters_told(words.at[i].text));
		}
		if (key.len < 2)
			continue;
		uint32_t sound = ent_map_get(&actors->by_sound, key);
		if (sound == ENT_MAP_NONE) {
			sound = (uint32_t)all->last.n;
			*ent_push(actors->arena, &all->last) = UINT32_MAX;
			(void)ent_map_put(&actors->by_sound, ent_str_copy(actors->arena, key), sound);
		}
		if (all->last.at[sound] == index)
			continue;
		all->last.at[sound] = index;
		*ent_push(actors->arena, &all->at) = (spelling){sound, index};
	}
}

/* The persons of each sound side by side, those that were read last first. */
static void sort_spellings(ent_actors *actors, const spellings *all, const sounding *people)
{
	size_t sounds = all->last.n;
	uint32_t *first = ENT_NEWN(actors->arena, uint32_t, sounds + 1);
	actors->alike = ENT_NEWN(actors->arena, sounding, all->at.n);
	for (size_t i = 0; i < all->at.n; i++)
		first[all->at.at[i].sound]++;
	for (size_t s = 1; s <= sounds; s++)
		first[s] += first[s - 1];
	for (size_t i = 0; i < all->at.n; i++)
		actors->alike[--first[all->at.at[i].sound]] = people[all->at.at[i].person];
	actors->first_alike = first;
}

void ent_actors_index_spellings(ent_actors *actors)
{
	actors->by_sound = ent_map_new(actors->arena);
	spellings all = {.person = {0}};
	*ent_push(actors->arena, &all.last) = UINT32_MAX; /* sound 0 is nobody's */
	sounding *people = ENT_NEWN(actors->arena, sounding, actors->people.n);
	for (uint32_t i = 0; i < actors->people.n; i++) {
		person *p = &actors->people.at[i];
		char plain[LONGEST_WORD];
		size_t n = ent_actors_plain(p->surname, plain, sizeof plain);
		all.person = (sounding){.person = i,
								.last_letters = letters_of(plain, n, X_IS_HEARD),
								.last_sure = sure_consonants(letters_told(p->surname))};
		for (size_t t = 0; t < p->terms.n; t++)
			all.person.held |= kind_bit(&actors->offices.at[actors->terms.at[p->terms.at[t]].office]);
		p->parts = (uint32_t)actors->name_parts.n;
		index_words(actors, &all, i, p->name);
		for (size_t k = 0; k < p->others.n; k++)
			index_words(actors, &all, i, p->others.at[k]);
		people[i] = all.person;
	}
	sort_spellings(actors, &all, people);
}

/* The persons with a word of that sound in their names: at most `most` of them, [*ret_at, end). */
static const sounding *sounding_like(const ent_actors *actors, ent_str word, uint32_t most, const sounding **ret_end)
{
	char plain[LONGEST_WORD], letters[LONGEST_SOUND];
	size_t length = ent_actors_plain(word, plain, sizeof plain);
	uint32_t sound = ent_map_get(&actors->by_sound, key_of(plain, length, letters));
	if (sound == ENT_MAP_NONE)
		return *ret_end = NULL;
	uint32_t from = actors->first_alike[sound], n = actors->first_alike[sound + 1] - from;
	*ret_end = &actors->alike[from + (n < most ? n : most)];
	return &actors->alike[from];
}

/* How many persons have a word of that sound in their names. */
static size_t bearers(const ent_actors *actors, ent_str word)
{
	const sounding *end, *at = sounding_like(actors, word, MOST_ALIKE, &end);
	return (size_t)(end - at);
}

/* ---- likeness ---- */

/* How well a name is spelt, the best first; what given names add is less than a step. */
enum { SAME_SURNAME = 64, OTHER_ORDER = 48, PART_OF_NAME = 32, MOST_GIVEN = 15 };

/* ent_actors_alike, which the letters mostly answer. */
static spelling_likeness alike(const spelt_word *a, const spelt_word *b)
{
	if (a->letters && b->letters &&
		!(shares_consonants(sure_consonants(a->letters), b->letters) &&
		  shares_consonants(sure_consonants(b->letters), a->letters)))
		return UNLIKE;
	return ent_actors_alike(a->text, b->text);
}

/* All of `a` stand in `b`, in that order, with all that a hyphen joins to them: Li Peng does not in "Li Peng-fei". */
static bool is_within(const parts *a, const parts *b)
{
	uint32_t k = 0;
	for (uint32_t i = 0; i < a->n; i++, k++) {
		while (k < b->n && alike(&a->at[i], &b->at[k]) != SAME)
			k++;
		if (k == b->n || (k + 1 < b->n && b->joined >> (k + 1) & 1 &&
						  (i + 1 == a->n || alike(&a->at[i + 1], &b->at[k + 1]) != SAME)))
			return false;
	}
	return true;
}

/* The words of `b`, the first or the last being put to the other end, are those of `a`: "Il Kwon Chung". */
static bool is_turned(const parts *a, const parts *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t by = 1; by<a->n; by += a->n> 2 ? a->n - 2 : 1) {
		uint32_t same = 0;
		while (same < a->n && alike(&a->at[same], &b->at[(same + by) % a->n]) == SAME)
			same++;
		if (same == a->n)
			return true;
	}
	return false;
}

/* A name that says little, so that it may be left out: "bin", "von", and the one that half of the Muslims of South Asia
 * bear before their own. */
static bool may_be_left_out(const spelt_word *w)
{
	const spelt_word common = {ENT_STR("Mohammad"),
							   LETTER('m') | LETTER('o') | LETTER('h') | LETTER('a') | LETTER('d')};
	return (w->text.ptr[0] >= 'a' && w->text.ptr[0] <= 'z') || is_article(w->text) || ent_str_is(w->text, "Mohd") ||
		   alike(w, &common) > SHORT_SLIP;
}

static bool is_initial(ent_str word)
{
	return word.len == 2 && word.ptr[1] == '.';
}

/* "Sigurd" of Sigurður: the one begins the other. */
static bool is_cut(ent_str a, ent_str b)
{
	enum { LEAST = 4 };
	char x[LONGEST_WORD], y[LONGEST_WORD];
	size_t n = ent_actors_plain(a, x, sizeof x), m = ent_actors_plain(b, y, sizeof y), least = n < m ? n : m;
	return least >= LEAST && memcmp(x, y, least) == 0;
}

/* How near two given names are. Behind a title that the person had, and with his surname, they may be misspelt. */
static spelling_likeness given_alike(const spelt_word *own, const spelt_word *given, bool freely)
{
	if ((is_initial(given->text) || is_initial(own->text)) && given->text.ptr[0] == own->text.ptr[0])
		return SAME_SOUND;
	spelling_likeness near = alike(own, given);
	if (near > SHORT_SLIP)
		return near;
	return freely && (near == SHORT_SLIP || is_cut(own->text, given->text)) ? SHORT_SLIP : UNLIKE;
}

/* How the given names of a row and of a text go together. */
typedef struct given_names {
	uint32_t worth;              /* the more, the better they fit; 0: none does */
	bool row_has_more, has_more; /* names that the other has not */
} given_names;

/* The given names, in the row's order. */
static given_names compare_given(const parts *row, const parts *words, bool freely)
{
	enum { SAME_GIVEN = 3, ALIKE_GIVEN = 1 };
	given_names given = {.worth = 0};
	uint32_t next = 0;
	for (uint32_t r = 0; r + 1 < row->n; r++) {
		const spelt_word *own = &row->at[r];
		uint32_t i = next;
		spelling_likeness near = UNLIKE;
		for (; i + 1 < words->n && near == UNLIKE; i++)
			near = given_alike(own, &words->at[i], freely);
		if (near == UNLIKE) {
			given.row_has_more |= !may_be_left_out(own);
			continue;
		}
		for (; next + 1 < i; next++)
			given.has_more |= !may_be_left_out(&words->at[next]);
		next = i;
		if (own->text.ptr[0] < 'a' || own->text.ptr[0] > 'z')
			given.worth += near == SAME ? SAME_GIVEN : ALIKE_GIVEN;
	}
	for (; next + 1 < words->n; next++)
		given.has_more |= !may_be_left_out(&words->at[next]);
	if (given.worth && alike(&row->at[0], &words->at[0]) == SAME)
		given.worth += SAME_GIVEN; /* "Hamad bin Isa" is not his father */
	return given;
}

/* The letters of a name one behind the other: "Zhou En-lai" is Zhou Enlai. */
static size_t letters_in_row(const parts *name, char out[LONGEST_WORD])
{
	size_t n = 0;
	for (uint32_t i = 0; i < name->n && n < LONGEST_WORD; i++)
		n += ent_actors_plain(name->at[i].text, out + n, LONGEST_WORD - n);
	return n;
}

static bool is_otherwise_parted(const parts *a, const parts *b)
{
	enum { ACCENTS = 4 /* [bytes] */ };
	size_t bytes_a = 0, bytes_b = 0;
	if (a->n == b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		bytes_a += a->at[i].text.len;
	for (uint32_t i = 0; i < b->n; i++)
		bytes_b += b->at[i].text.len;
	if (bytes_a > bytes_b + ACCENTS || bytes_b > bytes_a + ACCENTS || a->at[0].text.ptr[0] != b->at[0].text.ptr[0])
		return false;
	char x[LONGEST_WORD], y[LONGEST_WORD];
	size_t n = letters_in_row(a, x), m = letters_in_row(b, y);
	return ent_actors_alike((ent_str){x, n}, (ent_str){y, m}) >= SLIP;
}

/* Whether many bear the surname of the words, which stand behind a title or alone. */
typedef enum surname_use { RARE, COMMON_TITLED, COMMON_ALONE } surname_use;

/* How well the words spell the name of a row, 0 where they do not. Their last words are alike, and a given name, or its
 * first letter, is there in the row's order; or they are the row's in another order; or, behind a title (`titled`), the
 * one is a part of the other ("Demetrio Basilio Lakas Bahas"). A word that is the same counts for more than one alike.
 * Where each has a given name that the other has not, they are two persons: "Tran Van Minh" is not Duong Van Minh, nor
 * "Abdul Qadeer Khan" Abdur Rahman Khan; nor may one be left out by one who had not the title where many bear the
 * surname, nor, two words long, where it may be anybody's: "President José López" is no López Portillo. */
static uint32_t likeness(const parts *row, const parts *words, bool titled, surname_use use)
{
	if (row->n < 2 || words->n < 2)
		return 0;
	spelling_likeness surname = alike(&row->at[row->n - 1], &words->at[words->n - 1]);
	bool same = surname >= SAME_LETTERS;
	if (surname > SHORT_SLIP || (titled && surname == SHORT_SLIP)) {
		given_names given = compare_given(row, words, titled && same);
		bool freely =
			titled ? surname > SHORT_SLIP : same && (use == RARE || (use == COMMON_TITLED && surname == SAME));
		if (given.worth && !(freely ? given.has_more && given.row_has_more : given.has_more || given.row_has_more))
			return (given.worth < MOST_GIVEN ? given.worth : MOST_GIVEN) + (same ? SAME_SURNAME : 0);
	}
	if (is_otherwise_parted(row, words))
		return SAME_SURNAME;
	if (is_turned(row, words))
		return OTHER_ORDER;
	bool part = words->n > 2 || use == RARE;
	return titled && (is_within(row, words) || (part && is_within(words, row))) ? PART_OF_NAME : 0;
}

/* Enough is heard of a surname alone to tell it by its sound: "Nahyan" and "Nenni" are not one. */
static bool sounds_long(ent_str word)
{
	enum { LEAST = 3 };
	char plain[LONGEST_WORD], letters[LONGEST_SOUND];
	return ent_actors_sound(plain, ent_actors_plain(word, plain, sizeof plain), letters).len >= LEAST;
}

/* How well the words spell the best of a person's names. */
static uint32_t likeness_of(const ent_actors *actors, const person *p, const parts *words, bool titled, surname_use use)
{
	if (words->n == 1) {
		ent_str alone = words->at[0].text;
		spelling_likeness near = alone.len >= SHORTEST_SURNAME ? ent_actors_alike(p->surname, alone) : UNLIKE;
		return near >= SLIP || (near == SAME_SOUND && sounds_long(alone)) ? near : 0;
	}
	uint32_t best = 0;
	for (size_t i = 0; i <= p->others.n; i++) {
		parts row;
		kept_parts(actors, i ? p->others.at[i - 1] : p->name, p->parts + (uint32_t)i, &row);
		uint32_t fits = likeness(&row, words, titled, use);
		best = fits > best ? fits : best;
	}
	return best;
}

/* The person was in an office of that kind. */
static bool has_held(const ent_actors *actors, uint32_t index, uint32_t office_index)
{
	const person *p = &actors->people.at[index];
	for (size_t i = 0; i < p->terms.n; i++)
		if (ent_str_eq(actors->offices.at[actors->terms.at[p->terms.at[i]].office].kind,
					   actors->offices.at[office_index].kind))
			return true;
	return false;
}

/* Whether a word with these letters can be alike to one of somebody who has those: in sound, or but for one slip. */
static bool may_be_alike(uint32_t asked, uint32_t has)
{
	uint32_t missing = asked & ~has;
	return (missing & ~VOWELS) == 0 || (missing & (missing - 1)) == 0;
}

/* The letters of the words of a text, without x, which may be one sound or two. */
typedef struct asked_letters {
	uint32_t of[MOST_PARTS];
	uint32_t n, all;
	uint32_t may_be_last, may_be_any; /* those that may be heard, also by x, in the last word and in all */
	bool initial;                     /* one of them, but for the last, is an initial */
} asked_letters;

static asked_letters ask_for(const parts *words)
{
	asked_letters asked = {.n = words->n};
	for (uint32_t i = 0; i < words->n; i++) {
		asked.of[i] = words->at[i].letters & ~LETTER('x');
		asked.all |= asked.of[i];
		asked.may_be_last = words->at[i].letters ? words->at[i].letters : UINT32_MAX;
		asked.may_be_any |= asked.may_be_last;
		asked.initial |= i + 1 < words->n && is_initial(words->at[i].text);
	}
	return asked;
}

/* Whether the letters of somebody's names allow anything that `likeness` asks for: his last word is there, or all words
 * are his. */
static bool may_be_his(const asked_letters *asked, const sounding *who)
{
	return shares_consonants(who->last_sure, asked->may_be_any) || (asked->all & ~who->letters) == 0;
}

/* The same of one who had not the title: the last word, and another one or its first letter; or all words in another
 * order. */
static bool may_spell(const asked_letters *asked, const sounding *who)
{
	if (!shares_consonants(who->last_sure, asked->may_be_any))
		return false;
	if ((asked->all & ~who->letters) == 0)
		return true;
	if (!shares_consonants(who->last_sure, asked->may_be_last) ||
		!may_be_alike(asked->of[asked->n - 1], who->last_letters))
		return false;
	bool given = asked->n == 1 || asked->initial;
	for (uint32_t i = 0; i + 1 < asked->n && !given; i++)
		given = may_be_alike(asked->of[i], who->letters);
	return given;
}

uint32_t ent_actors_spelt(const ent_actors *actors, const ent_str *words, uint32_t n, uint32_t state,
						  uint32_t office_index)
{
	uint32_t only = UINT32_MAX, best = 0;
	bool several = false;
	parts name = {.n = 0};
	for (uint32_t w = 0; w < n; w++)
		take_apart(&name, words[w]);
	for (uint32_t w = 0; w < name.n; w++)
		name.at[w].letters = letters_told(name.at[w].text);
	const asked_letters asked = ask_for(&name);
	surname_use use = name.n < 2 || bearers(actors, name.at[name.n - 1].text) < COMMON ? RARE
					  : office_index == UINT32_MAX                                     ? COMMON_ALONE
																					   : COMMON_TITLED;
	uint32_t kind = office_index == UINT32_MAX ? 0 : kind_bit(&actors->offices.at[office_index]);
	bool here = state != UINT32_MAX; /* the state tells him from others of the name */
	for (uint32_t w = 0; w < name.n; w++) {
		const sounding *end, *at = sounding_like(actors, name.at[w].text, MOST_ALIKE, &end);
		for (; at < end; at++) {
			uint32_t index = at->person;
			if (index == only || !may_be_his(&asked, at))
				continue;
			bool held = at->held & kind && has_held(actors, index, office_index);
			if (!held && !may_spell(&asked, at))
				continue;
			const person *p = &actors->people.at[index];
			uint32_t fits = likeness_of(actors, p, &name, held, held && here ? RARE : use);
			fits = fits ? 2 * fits + (held ? 1 : 0) : 0; /* of two that fit alike, him who had the title */
			if (fits == 0 || fits < best ||
				(state != UINT32_MAX &&
				 !ent_actors_term_of(actors, index, state, UINT32_MAX, ENT_DAY_UNKNOWN, ENT_DAY_UNKNOWN)))
				continue;
			/* of one surname: the day tells which of them */
			bool namesakes = name.n == 1 && only != UINT32_MAX &&
							 ent_actors_alike(p->surname, actors->people.at[only].surname) == SAME;
			several = fits == best && !namesakes;
			best = fits;
			only = index;
		}
	}
	return several ? UINT32_MAX : only; /* two of that name: the text must say which */
}

bool ent_actors_is_given_name(const ent_actors *actors, ent_str word)
{
	enum { MOST_TRIED = 60 };
	const sounding *end, *at = sounding_like(actors, word, MOST_TRIED, &end);
	for (; at < end; at++) {
		ent_str rest = actors->people.at[at->person].name, part;
		while (rest.len && ent_str_split(&rest, ' ', &part))
			if (rest.len && ent_str_eq(part, word))
				return true;
	}
	return false;
}
