/* Owns the finding of amounts: at each number, is it a quantity at all, and then of what unit, in what range, measuring
 * what, and as level, difference or new level. One scan of the atoms; the unit and the noun are looked for only a few
 * atoms around the number, so the cost is linear. Without a tree, the noun counted is the plural that ends the run of
 * words behind the number ("four Mi-35 attack helicopters"). */
#include "amounts/amounts.h"

#include "amounts/amounts_scan.h"
#include "syntax/ud.h"

const char *ent_change_name(ent_change change)
{
	static const char *const names[] = {"", "by", "to"};
	return (unsigned)change < sizeof names / sizeof *names ? names[change] : "";
}

/* --- unit and noun --- */

/* A unit or currency at `at`; its atoms in `*ret_n`. Only behind a number. */
const ent_measure_unit *ent_amount_unit_at(const ent_amount_scan *s, size_t at, size_t *ret_n)
{
	const ent_phrase *phrase = ent_phrase_at(&s->amounts->words, s->atoms, at);
	if (!phrase || (phrase->kind != ENT_AMOUNT_UNIT && phrase->kind != ENT_AMOUNT_CURRENCY))
		return NULL;
	*ret_n = phrase->n;
	return &s->amounts->units.at[phrase->arg];
}

bool ent_amount_stops(const ent_amount_scan *s, size_t at)
{
	const ent_atom *a = atom(s, at);
	if (at >= s->n)
		return true;
	if (a->kind == ENT_ATOM_MARK)
		return a->mark != '-' || !touches(s, at);
	if (a->kind == ENT_ATOM_DIGITS)
		return !touches(s, at); /* "Mi35", "Su-30" go on */
	ent_amount_word k = (ent_amount_word)a->word->kind;
	return k == ENT_AMOUNT_STOP || k == ENT_AMOUNT_PER || k == ENT_AMOUNT_PERWORD ||
		   (k == ENT_AMOUNT_VERB && !(a->text.len > 1 && a->text.ptr[a->text.len - 1] == 's')) ||
		   k == ENT_AMOUNT_CHANGE;
}

/* A plural noun by its look. */
static bool plural(const ent_amount_scan *s, size_t at)
{
	const ent_atom *a = atom(s, at);
	if (a->kind != ENT_ATOM_WORD)
		return false;
	if (kind(s, at) == ENT_AMOUNT_PLURAL)
		return true;
	size_t n = a->text.len;
	if (n < 4 || a->text.ptr[n - 1] != 's')
		return false;
	char before = a->text.ptr[n - 2];
	return before != 's' && before != 'u' && before != '\'' && !(before == 'i' && n < 6);
}

/* "died", "visited": a verb by its look. */
bool ent_amount_past_verb(const ent_amount_scan *s, size_t at)
{
	const ent_atom *a = atom(s, at);
	return a->kind == ENT_ATOM_WORD && a->text.len > 3 && ent_str_ends(a->text, ENT_STR("ed"));
}

/* A verb by the tree, and no participle before a noun: what it does is not counted ("ten died"). */
static bool acts(const ent_sentence *sentence, uint32_t token)
{
	const ent_token *t = &sentence->tokens[token];
	return sentence->parsed && (t->upos == ENT_UPOS_AUX || (t->upos == ENT_UPOS_VERB && t->deprel != ENT_DEPREL_AMOD));
}

/* "Mi35", "Su-30": the name of a make, behind which stands what is counted. */
static bool is_model(const ent_token *token)
{
	for (size_t i = 0; i < token->form.len; i++)
		if (token->form.ptr[i] >= '0' && token->form.ptr[i] <= '9')
			return true;
	return false;
}

static size_t counted_noun(const ent_amount_scan *s, size_t first, size_t end, double value);

/* "24 MiG 29 jets": behind the number of a model, what is counted. */
static size_t behind_model(const ent_amount_scan *s, size_t noun, double value)
{
	if (noun == SIZE_MAX || noun + 1 >= s->n || !ent_amount_model(s, noun + 1))
		return noun;
	size_t end = noun + 2;
	end += touches(s, end) && word(s, end); /* "29M" */
	size_t behind = counted_noun(s, noun + 1, end, value);
	return behind == SIZE_MAX ? noun : behind;
}

/* The noun that the number at [.., end) counts: the plural that ends the run of words behind it; for one, the last word
 * of the run. By the tree where there is one. */
static size_t counted_noun(const ent_amount_scan *s, size_t first, size_t end, double value)
{
	enum { REACH = 6 };
	if (s->sentence && s->sentence->parsed && first < s->n) {
		uint32_t last = atom(s, end - 1)->token;
		int32_t head = s->sentence->tokens[last].head;
		if (s->sentence->tokens[last].upos == ENT_UPOS_PRON) /* "one can hope" */
			return SIZE_MAX;
		if (head > (int32_t)last && head <= (int32_t)last + REACH && !acts(s->sentence, (uint32_t)head))
			for (size_t k = end; k < s->n && k < end + 3 * REACH; k++)
				if ((int32_t)atom(s, k)->token == head && atom(s, k)->kind == ENT_ATOM_WORD &&
					!ent_amount_stops(s, k) && !is_model(&s->sentence->tokens[head]))
					return behind_model(s, k, value);
	}
	size_t found = SIZE_MAX;
	size_t at = end;
	at += mark(s, at, '-') && touches(s, at);
	for (size_t k = at; k < s->n && k < at + REACH; k++) {
		if (ent_amount_stops(s, k) || (s->sentence && acts(s->sentence, atom(s, k)->token)))
			break;
		if (!word(s, k))
			continue;
		if (found != SIZE_MAX && k > found + 1)
			break;
		if (plural(s, k))
			found = k;
		else if (found != SIZE_MAX)
			break;
		else if (value == 1 && !atom(s, k)->upper &&
				 (k + 1 >= s->n || ent_amount_stops(s, k + 1) || ent_amount_past_verb(s, k + 1)))
			return ent_amount_past_verb(s, k) ? SIZE_MAX : k;
		else if (ent_amount_model(s, k + 1))
			return behind_model(s, k, value);
	}
	return found;
}

/* The singular of a noun, in the arena. */
ent_str ent_amount_singular(const ent_amount_scan *s, size_t at)
{
	static const struct {
		const char *from, *to;
	} odd[] = {{"people", "person"}, {"men", "man"},         {"women", "woman"},      {"children", "child"},
			   {"lives", "life"},    {"wives", "wife"},      {"series", "series"},    {"headquarters", "headquarters"},
			   {"forces", "force"},  {"crises", "crisis"},   {"bases", "base"},       {"countries", "country"},
			   {"feet", "foot"},     {"species", "species"}, {"troops", "troop"},     {"houses", "house"},
			   {"cases", "case"},    {"phases", "phase"},    {"purposes", "purpose"}, {"licenses", "license"},
			   {"doses", "dose"},    {"movies", "movie"}};
	const ent_atom *a = atom(s, at);
	ent_str low = ent_str_lower(s->arena, a->text);
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		if (ent_str_is(low, odd[i].from))
			return ent_str_of(odd[i].to);
	if (s->sentence && s->sentence->parsed) {
		ent_str lemma = s->sentence->tokens[a->token].lemma;
		if (lemma.len)
			return lemma;
	}
	size_t n = low.len;
	if (n < 4 || low.ptr[n - 1] != 's' || kind(s, at) == ENT_AMOUNT_PLURAL)
		return low;
	if (n > 4 && ent_str_ends(low, ENT_STR("ies")))
		return ent_str_format(s->arena, "%.*sy", (int)n - 3, low.ptr);
	if (ent_str_ends(low, ENT_STR("sses")) || ent_str_ends(low, ENT_STR("shes")) ||
		ent_str_ends(low, ENT_STR("ches")) || ent_str_ends(low, ENT_STR("xes")))
		return ent_str_sub(low, 0, n - 2);
	return ent_str_ends(low, ENT_STR("ss")) ? low : ent_str_sub(low, 0, n - 1);
}

/* --- one amount --- */

/* Behind "$": the currency stands before the number. */
static bool read_prefix(const ent_amount_scan *s, size_t at, ent_amount_found *f, size_t *ret_number)
{
	const ent_phrase *phrase = ent_phrase_at(&s->amounts->words, s->atoms, at);
	if (!phrase || phrase->kind != ENT_AMOUNT_CURRENCY)
		return false;
	bool letter = atom(s, at)->kind == ENT_ATOM_WORD && atom(s, at)->text.len == 1 && phrase->n > 1;
	if (letter && !(atom(s, at)->upper && touches(s, at + 1))) /* "A$5", but not "a $5 loan" */
		return false;
	ent_number n = ent_number_at(s->atoms, at + phrase->n);
	if (!n.n || !n.digits || n.ordinal ||
		(atom(s, at)->kind == ENT_ATOM_WORD && !atom(s, at)->upper && !touches(s, at + phrase->n) && !is(s, at, "rs")))
		return false;
	if (atom(s, at)->text.len && is(s, at, "cent"))
		return false;
	/* "N500 billion", "R20 million"; but "N95", "R2" */
	if (phrase->n == 1 && atom(s, at)->kind == ENT_ATOM_WORD && atom(s, at)->text.len == 1 &&
		!(n.scaled && atom(s, at)->upper && touches(s, at + 1)))
		return false;
	f->unit = &s->amounts->units.at[phrase->arg];
	f->money = true;
	*ret_number = at + phrase->n;
	return true;
}

/* The year of "grew from 5 billion in 2018 to 7 billion". */
static bool is_year(const ent_amount_scan *s, const ent_amount_found *f, const ent_number *n)
{
	enum { OLDEST = 1500, LATEST = 2200 };
	return !f->money && n->n == 1 && n->digits && n->value >= OLDEST && n->value <= LATEST && f->first > 0 &&
		   (is(s, f->first - 1, "in") || is(s, f->first - 1, "since") || is(s, f->first - 1, "of"));
}

/* The second number of "5-10", "5 to 10", "between 5 and 10", with an own currency sign or not. */
static bool read_range(const ent_amount_scan *s, ent_amount_found *f, const ent_number *low)
{
	size_t at = f->end;
	bool dash = mark(s, at, '-') && (touches(s, at) || atom(s, at + 1)->kind == ENT_ATOM_DIGITS);
	/* "from 5 to 10", "by 5 to 10" are two */
	bool to = is(s, at, "to") && !(f->first > 0 && (is(s, f->first - 1, "from") || is(s, f->first - 1, "by"))) &&
			  !is_year(s, f, low);
	bool and = is(s, at, "and") && f->first > 0 && is(s, f->first - 1, "between");
	bool or = is(s, at, "or") && !low->digits;
	if (!dash && !to && !and&&! or)
		return false;
	size_t next = at + 1;
	ent_amount_found other = {0};
	size_t number = next;
	if (f->money && read_prefix(s, next, &other, &number) && other.unit != f->unit)
		return false;
	ent_number high = ent_number_at(s->atoms, number);
	if (!high.n || high.ordinal || high.fraction || high.value <= 0 || (dash && touches(s, at) && !touches(s, at + 1)))
		return false;
	double lo = low->value;
	/* "3-5 million": the scale belongs to both. */
	if (high.scaled && !low->scaled && high.digits) {
		double plain = high.value;
		while (plain >= 1000)
			plain /= 1000;
		double scale = high.value / plain;
		lo *= lo < plain * 10 ? scale : 1;
	}
	if (lo >= high.value)
		return false;
	f->lo = lo;
	f->hi = high.value;
	f->end = number + high.n;
	f->plain = f->plain && high.plain;
	return true;
}

/* Whether there is a rough word before the amount; takes it not into the span. */
static bool rough(const ent_amount_scan *s, size_t at)
{
	for (size_t k = 1; k <= 4 && k <= at; k++) {
		size_t here = at - k;
		const ent_phrase *phrase = ent_phrase_at(&s->amounts->words, s->atoms, here);
		if ((phrase && phrase->kind == ENT_AMOUNT_APPROX && here + phrase->n >= at - 1) ||
			(kind(s, here) == ENT_AMOUNT_APPROX && k <= 2))
			return true;
		if (atom(s, here)->kind == ENT_ATOM_MARK)
			return false;
	}
	return false;
}

/* "5 feet 2 inches", "13 dollars and 45 cents": smaller units of the same kind that go on. */
static void read_smaller_unit(const ent_amount_scan *s, ent_amount_found *f)
{
	size_t n, at = f->end + (is(s, f->end, "and") || mark(s, f->end, ','));
	ent_number number = ent_number_at(s->atoms, at);
	if (f->lo != f->hi || !number.n || number.ordinal || number.fraction || ent_str_is(f->unit->dimension, "time"))
		return;
	const ent_measure_unit *unit = ent_amount_unit_at(s, at + number.n, &n);
	if (!unit || !ent_str_eq(unit->si, f->unit->si) || !ent_str_eq(unit->dimension, f->unit->dimension))
		return;
	double one = f->unit->times * f->unit->factor, more = number.value * unit->times * unit->factor;
	if (more >= one || unit->times * unit->factor >= one)
		return;
	f->lo += more / f->unit->factor;
	f->hi = f->lo;
	f->end = at + number.n + n;
}

static bool read_unit(const ent_amount_scan *s, ent_amount_found *f)
{
	size_t n, at = f->end;
	bool hyphen = mark(s, at, '-') && touches(s, at);
	at += hyphen || (f->many && is(s, at, "of")); /* "hundreds of miles" */
	const ent_measure_unit *unit = ent_amount_unit_at(s, at, &n);
	if (!unit) {
		/* "50,000 more tonnes" */
		if (kind(s, at) == ENT_AMOUNT_MORE && (unit = ent_amount_unit_at(s, at + 1, &n)))
			at++;
		else
			return false;
	}
	/* A letter or two is a unit only behind figures: "5 m", "10 t". */
	if (atom(s, at)->text.len <= 2 && n == 1 && atom(s, at)->kind == ENT_ATOM_WORD &&
		atom(s, f->end - 1)->kind != ENT_ATOM_DIGITS && !(f->lo >= 1000))
		return false;
	bool letter = atom(s, at)->kind == ENT_ATOM_WORD && atom(s, at)->text.len == 1;
	if (letter && n == 1 &&
		((mark(s, at + 1, '-') && touches(s, at + 1)) || is(s, at, "t") != ent_str_is(atom(s, at)->text, "t") ||
		 is(s, at, "m") != ent_str_is(atom(s, at)->text, "m")))
		return false; /* "36 T-72 tanks", "5 M" */
	if (is(s, at, "in") || (is(s, at, "won") && f->lo < 1e6) || (is(s, at, "marks") && f->lo < 1000))
		return false;
	if (f->money)
		return false;
	/* "75 USD million" */
	size_t scale = at + n;
	if (ent_str_is(unit->dimension, "money") && atom(s, scale)->word->part == ENT_NUMBER_SCALE && f->lo < 1000) {
		f->lo *= atom(s, scale)->word->value;
		f->hi *= atom(s, scale)->word->value;
		n++;
	}
	f->unit = unit;
	f->lo *= unit->times;
	f->hi *= unit->times;
	f->end = at + n;
	read_smaller_unit(s, f);
	return true;
}

/* "1.8m tall", "100t", "24703m2": letters that touch the figures and were taken for millions are metres or tonnes. */
static void read_letters(const ent_amount_scan *s, ent_amount_found *f, ent_number *number)
{
	static const char *const sizes[] = {"tall", "long", "wide", "high", "deep", "away", "thick", "above", "below"};
	size_t n, letters = f->end - 1;
	if (!number->suffix || f->money || f->lo != f->hi)
		return;
	const ent_measure_unit *unit = ent_amount_unit_at(s, letters, &n);
	bool size = is(s, letters, "t") && !is(s, f->end, "of");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		size = size || is(s, f->end, sizes[i]);
	if (!unit || (n == 1 && !size))
		return;
	f->lo = f->hi = number->value / atom(s, letters)->word->value;
	f->end = letters;
	number->scaled = false;
}

/* "nearly a decade", "a year": an article before a unit of time is one, where something says it is meant as an amount.
 */
static bool read_article(const ent_amount_scan *s, size_t at, ent_amount_found *f)
{
	size_t n;
	if (!is(s, at, "a") && !is(s, at, "an"))
		return false;
	const ent_measure_unit *unit = ent_amount_unit_at(s, at + 1, &n);
	if (!unit || (at + 1 < s->n && plural(s, at + 1)) || atom(s, at + 1)->text.len <= 2)
		return false;
	bool longer = unit->times > 1;
	if (!rough(s, at) && !(longer && ent_str_is(unit->dimension, "time")))
		return false;
	*f = (ent_amount_found){
		.first = at, .end = at + 1 + n, .lo = unit->times, .hi = unit->times, .unit = unit, .noun = SIZE_MAX};
	return true;
}

/* "two thirds", "a quarter of": a share, in percent. */
static bool read_share(const ent_amount_scan *s, ent_amount_found *f, double share)
{
	size_t n;
	if (s->amounts->percent == SIZE_MAX || ent_amount_unit_at(s, f->end, &n))
		return false;
	f->unit = &s->amounts->units.at[s->amounts->percent];
	f->lo = f->hi = share * 100;
	f->plain = false;
	f->approximate = rough(s, f->first);
	return true;
}

/* "half of", "half the", "a quarter of": one such part. */
static bool read_one_part(const ent_amount_scan *s, size_t at, ent_amount_found *f)
{
	size_t noun = at + (is(s, at, "a") || is(s, at, "one"));
	noun += noun > at && mark(s, noun, '-');
	if (noun == at + 1 && at > 0 && is(s, at - 1, "by") && atom(s, noun)->word->part == ENT_NUMBER_ORDINAL &&
		atom(s, noun)->word->value >= 3 && !(word(s, noun + 1) && !ent_amount_stops(s, noun + 1))) {
		*f = (ent_amount_found){.first = at, .end = noun + 1, .noun = SIZE_MAX}; /* "fell by a third" */
		return read_share(s, f, 1 / atom(s, noun)->word->value);
	}
	if (atom(s, noun)->word->part != ENT_NUMBER_HALF)
		return false;
	bool half = is(s, noun, "half"), bare = noun == at;
	bool whole = noun + 1 >= s->n || mark(s, noun + 1, '.');
	/* "fell by half", "by a quarter in 2012" */
	bool by = at > 0 && is(s, at - 1, "by") && !(word(s, noun + 1) && !ent_amount_stops(s, noun + 1));
	if (bare && at > 0 && atom(s, at - 1)->word->part == ENT_NUMBER_ORDINAL)
		return false; /* "the first half of 2023" */
	if ((bare && !half) ||
		!(by || is(s, noun + 1, "of") || (half && bare && is(s, noun + 1, "the")) || (!bare && whole)))
		return false;
	*f = (ent_amount_found){.first = at, .end = noun + 1, .noun = SIZE_MAX};
	return read_share(s, f, atom(s, noun)->word->value);
}

/* "one in three", "two out of five hundred": a share. */
static bool read_ratio(const ent_amount_scan *s, ent_amount_found *f, const ent_number *number)
{
	size_t behind = is(s, f->end, "out") && is(s, f->end + 1, "of") ? f->end + 2
					: is(s, f->end, "in") && number->value == 1     ? f->end + 1
																	: 0;
	ent_number whole = behind ? ent_number_at(s->atoms, behind) : (ent_number){0};
	if (!whole.n || whole.ordinal || whole.fraction || number->decimal || number->value >= whole.value ||
		(is(s, f->end, "in") && (whole.value > 1000 || ent_amount_month_near(s, behind, behind + whole.n))))
		return false;
	f->end = behind + whole.n;
	return read_share(s, f, number->value / whole.value);
}

/* "1/4 mile", "3/4 of": a fraction in figures, where what stands behind says that it is one. */
static bool read_slash(const ent_amount_scan *s, size_t at, ent_amount_found *f)
{
	size_t n, end = at + 3;
	const ent_atom *above = atom(s, at), *below = atom(s, at + 2);
	if (above->kind != ENT_ATOM_DIGITS || !mark(s, at + 1, '/') || below->kind != ENT_ATOM_DIGITS ||
		!touches(s, at + 1) || !touches(s, at + 2) || above->number < 1 || above->number >= below->number ||
		below->number > 16 || touches(s, at))
		return false;
	*f = (ent_amount_found){.first = at, .end = end, .noun = SIZE_MAX};
	double share = (double)above->number / (double)below->number;
	size_t unit = end + (mark(s, end, '-') && touches(s, end));
	if (!ent_amount_unit_at(s, unit, &n))
		return is(s, end, "of") && read_share(s, f, share);
	f->lo = f->hi = share;
	return read_unit(s, f);
}

/* A sign before figures or words: "minus five percent", "-1.2 percent"; the atoms it takes. */
static size_t sign_at(const ent_amount_scan *s, size_t at)
{
	if (kind(s, at) == ENT_AMOUNT_SIGN)
		return 1;
	bool dash = mark(s, at, '-') && !touches(s, at) && touches(s, at + 1) && atom(s, at + 1)->kind == ENT_ATOM_DIGITS;
	return dash && (at == 0 || atom(s, at - 1)->kind != ENT_ATOM_DIGITS) ? 1 : 0;
}

/* The amount that begins at `at`; false when there is none. */
static bool read_amount(const ent_amount_scan *s, size_t at, ent_amount_found *f)
{
	*f = (ent_amount_found){.first = at, .noun = SIZE_MAX};
	size_t number = at, sign = sign_at(s, at);
	if (read_one_part(s, at, f) || read_slash(s, at, f))
		return true;
	*f = (ent_amount_found){.first = at, .noun = SIZE_MAX};
	(void)read_prefix(s, at + sign, f, &number);
	number += f->money ? 0 : sign;
	ent_number n = ent_number_at(s->atoms, number);
	if (!n.n || (sign && n.ordinal))
		return !sign && read_article(s, at, f);
	if (sign) {
		n.value = -n.value;
		n.plain = false;
	}
	f->lo = f->hi = n.value;
	if (n.high > 0)
		f->hi = n.high;
	if (f->money)
		f->lo = f->hi = n.value * f->unit->times; /* "MEUR 60" */
	f->many = n.high > 0;
	f->ordinal = n.ordinal;
	f->plain = n.plain && !f->money;
	f->end = number + n.n;
	f->approximate = n.vague;
	if (n.ordinal) {
		/* "the 6th annual", "the third round"; not dates and centuries */
		f->noun = SIZE_MAX;
		size_t k;
		return !ent_amount_glued(s, at, f->end) && !ent_amount_month_near(s, at, f->end) &&
			   !(is(s, at, "second") && ent_amount_unit_at(s, at, &k) && at > 0 && is(s, at - 1, "a")) &&
			   !is(s, f->end, "century") && !(mark(s, f->end, '-') && is(s, f->end + 1, "century")) &&
			   !is(s, f->end, "quarter") && !is(s, f->end, "half");
	}
	if (!f->money && read_ratio(s, f, &n))
		return true;
	if (n.fraction)
		return read_share(s, f, n.value);
	if (!sign && !f->many)
		(void)read_range(s, f, &n);
	read_letters(s, f, &n);
	if (!f->money && !sign && (ent_amount_glued(s, at, f->end)))
		return false;
	bool unit = read_unit(s, f);
	if (unit && kind(s, f->end) == ENT_AMOUNT_AGE)
		return false;
	if (!unit && !f->money) {
		if (ent_amount_month_near(s, at, f->end))
			return false;
		f->noun = counted_noun(s, at, f->end + (f->many && is(s, f->end, "of")), n.value);
		if (ent_amount_names(s, f))
			return false;
		if (mark(s, at - (at > 0), '(') && at > 0 && mark(s, f->end, ')') && f->noun == SIZE_MAX)
			return false;
		/* A lone "one" is a pronoun; "one of" too. */
		if (is(s, at, "one") && n.n == 1 && f->noun == SIZE_MAX)
			return false;
		if (is(s, at, "one") &&
			(at > 0 && (is(s, at - 1, "no") || is(s, at - 1, "any") || is(s, at - 1, "the") || is(s, at - 1, "this"))))
			return false;
		if (f->noun == SIZE_MAX && !n.digits && !n.scaled && !n.decimal && !sign && n.value < 13 &&
			!(kind(s, f->end) == ENT_AMOUNT_MORE))
			return false;
		if (is(s, f->end, "p") || is(s, f->end, "a") || is(s, f->end, "am") || is(s, f->end, "pm") ||
			(is(s, f->end, "o") && mark(s, f->end + 1, '\'')))
			return false;
	} else if (unit && ent_str_is(f->unit->dimension, "time") && f->plain && n.digits && n.value >= 1900 &&
			   n.value <= 2100) {
		return false;
	}
	f->approximate = f->approximate || rough(s, at) || (is(s, f->end, "or") && is(s, f->end + 1, "so"));
	return true;
}

static void add_amount(const ent_amount_scan *s, const ent_amount_found *f, uint32_t sentence, ent_amount *out)
{
	const ent_atom *first = atom(s, f->first);
	size_t end = f->end;
	/* The counted noun belongs to the amount: "four Mi-35 helicopters". */
	if (!f->unit && f->noun != SIZE_MAX)
		end = f->noun + 1;
	const ent_atom *last = atom(s, end - 1);
	*out = (ent_amount){.sentence = sentence,
						.first = first->token,
						.n = last->token - first->token + 1,
						.start = first->start,
						.end = last->end,
						.lo = f->lo,
						.hi = f->hi,
						.approximate = f->approximate,
						.ordinal = f->ordinal};
	if (f->ordinal) {
		size_t noun = ent_amount_phrase_head(s, f->end);
		out->measures = noun == SIZE_MAX ? (ent_str){0} : ent_amount_singular(s, noun);
		return;
	}
	out->unit = f->unit ? f->unit->unit : f->noun != SIZE_MAX ? ent_amount_singular(s, f->noun) : (ent_str){0};
	out->shared = f->unit && f->unit->shared ? (uint32_t)(f->unit - s->amounts->units.at) + 1 : 0;
	out->per = ent_amount_rate(s, f);
	out->measures = ent_amount_measured(s, f);
	out->change = ent_amount_change_of(s, f);
}

typedef ENT_VEC(ent_amount) amount_vec;

static bool may_begin(const ent_atom *a)
{
	return a->kind == ENT_ATOM_DIGITS || a->word->part || ent_atom_begins_phrase(a->word) ||
		   a->word->kind == ENT_AMOUNT_SIGN ||
		   (a->kind == ENT_ATOM_MARK && (a->mark == '-' || (a->mark == '/' && a->text.len > 1)));
}

/* The last sum of the sentence, and what stood before it. */
typedef struct sums {
	const ent_measure_unit *unit; /* NULL: none so far */
	size_t bare_end;              /* behind the number of the amount before, where it had no unit; 0: it had one */
} sums;

/* Sums of one sentence name their currency once: "reached 168 billion euros, then 172 BILLION"; "rose from 838 MILLION
 * to 862 million dollars", where the currency is taken for what the first number counts. */
static void share_currency(const ent_amount_scan *s, const ent_amount_found *f, sums *told, amount_vec *found)
{
	ent_amount *amount = &found->at[found->n - 1];
	bool sum = f->unit && ent_str_is(f->unit->dimension, "money");
	bool bare = !f->unit && f->noun == SIZE_MAX && !f->ordinal && atom(s, f->end - 1)->word->part == ENT_NUMBER_SCALE &&
				!(f->first > 0 && is(s, f->first - 1, "of"));
	if (bare && told->unit) {
		amount->unit = told->unit->unit;
		amount->shared = told->unit->shared ? (uint32_t)(told->unit - s->amounts->units.at) + 1 : 0;
	} else if (sum && told->bare_end && told->bare_end + 1 == f->first && is(s, told->bare_end, "to")) {
		const ent_atom *last = atom(s, told->bare_end - 1);
		ent_amount *from = amount - 1;
		from->unit = amount->unit;
		from->shared = amount->shared;
		from->measures = amount->measures;
		from->n = last->token - from->first + 1;
		from->end = last->end;
	}
	told->unit = sum ? f->unit : told->unit;
	told->bare_end = !f->unit && !f->ordinal && atom(s, f->end - 1)->word->part == ENT_NUMBER_SCALE ? f->end : 0;
}

static void find_in(ent_amount_scan *s, uint32_t sentence, amount_vec *out)
{
	ent_str last_unit = {0};
	sums told = {0};
	for (size_t at = 0; at < s->n;) {
		ent_amount_found f;
		if (!may_begin(atom(s, at)) || !read_amount(s, at, &f)) {
			/* Past the whole number, so that no part of "2014-11-21" is read alone. */
			if (atom(s, at)->kind == ENT_ATOM_DIGITS) {
				do
					at++;
				while (at < s->n && touches(s, at) &&
					   (atom(s, at)->kind != ENT_ATOM_WORD || atom(s, at - 1)->kind != ENT_ATOM_DIGITS));
			} else {
				at++;
			}
			continue;
		}
		ent_amount *amount = ent_push(s->arena, out);
		add_amount(s, &f, sentence, amount);
		/* "50,000 doses ... 150,000 more": the unit left out is the one before. */
		if (!amount->unit.len && !amount->ordinal && kind(s, f.end) == ENT_AMOUNT_MORE)
			amount->unit = amount->measures = last_unit;
		share_currency(s, &f, &told, out);
		if (!amount->ordinal)
			last_unit = amount->unit;
		at = f.end > at ? f.end : at + 1;
	}
}

ent_amount_list *ent_amounts_find(const ent_amounts *amounts, ent_arena *arena, const ent_text *text)
{
	return ent_amounts_read(amounts, arena, text, 0, NULL, 0);
}

ent_amount_list *ent_amounts_read(const ent_amounts *amounts, ent_arena *arena, const ent_text *text, size_t from,
								  const ent_amount_list *before, uint32_t dropped)
{
	ent_atoms atoms = {0};
	amount_vec found = {0};
	for (size_t i = 0; before && i < before->n; i++)
		if (before->at[i].sentence >= dropped) {
			ent_amount *amount = ent_push(arena, &found);
			*amount = before->at[i];
			amount->sentence -= dropped;
			amount->unit = ent_str_copy(arena, amount->unit);
			amount->per = ent_str_copy(arena, amount->per);
			amount->measures = ent_str_copy(arena, amount->measures);
		}
	for (size_t i = from; i < text->n; i++) {
		ent_atoms_of(&amounts->words, arena, text->document, &text->sentences[i], &atoms);
		ent_amount_scan scan = {
			.amounts = amounts, .arena = arena, .atoms = &atoms, .sentence = &text->sentences[i], .n = atoms.v.n};
		find_in(&scan, (uint32_t)i, &found);
	}
	ent_amount_list *list = ENT_NEW(arena, ent_amount_list);
	*list = (ent_amount_list){.at = found.at, .n = found.n};
	return list;
}

void ent_amounts_in(const ent_amount_list *amounts, uint32_t sentence, size_t *ret_from, size_t *ret_to)
{
	size_t low = ent_vec_lower(amounts->at, amounts->n, sentence, sentence);
	*ret_from = low;
	while (low < amounts->n && amounts->at[low].sentence == sentence)
		low++;
	*ret_to = low;
}
