/* Owns the reading of numbers in figures and words, one pass without backtracking.
 *
 *     number   := figures | words [point digits] | [half] [a] scale | many [of many]
 *     tail     := and fraction | [-] fraction-word | scale
 *
 * Words: the usual accumulation (a group below the next scale, a total above it). Years said in words ("nineteen
 * ninety-six") are not numbers here: the group may not grow from nineteen by ninety. */
#include "text/number.h"

/* A number being read. */
struct reader {
	const ent_atoms *atoms;
	size_t at;
	ent_number got;
	double scale; /* the last scale read; 0 none */
};

static const ent_atom *peek(const struct reader *r, size_t ahead)
{
	/* One past the end is a closing atom; never further. */
	size_t i = r->at + ahead;
	return &r->atoms->v.at[i < r->atoms->v.n ? i : r->atoms->v.n];
}

static bool ends(const struct reader *r, size_t ahead)
{
	return r->at + ahead >= r->atoms->v.n;
}

static unsigned part(const struct reader *r, size_t ahead)
{
	return ends(r, ahead) ? ENT_NUMBER_NONE : peek(r, ahead)->word->part;
}

static double value(const struct reader *r, size_t ahead)
{
	return peek(r, ahead)->word->value;
}

static bool touches(const struct reader *r, size_t ahead)
{
	return !peek(r, ahead)->space && !ends(r, ahead);
}

static bool is_mark(const struct reader *r, size_t ahead, char mark)
{
	return peek(r, ahead)->kind == ENT_ATOM_MARK && peek(r, ahead)->mark == mark && !ends(r, ahead);
}

static bool is_digits(const struct reader *r, size_t ahead)
{
	return peek(r, ahead)->kind == ENT_ATOM_DIGITS && !ends(r, ahead);
}

static bool is_word(const struct reader *r, size_t ahead, ent_str word)
{
	return !ends(r, ahead) && ent_str_eq_nocase(peek(r, ahead)->text, word);
}

static bool is_scale(unsigned p)
{
	return p == ENT_NUMBER_SCALE || p == ENT_NUMBER_HUNDRED || p == ENT_NUMBER_DOZEN || p == ENT_NUMBER_MANY;
}

static double vulgar(ent_str text)
{
	static const struct {
		const char *text;
		double value;
	} table[] = {{"\xC2\xBC", 0.25},        {"\xC2\xBD", 0.5},         {"\xC2\xBE", 0.75},
				 {"\xE2\x85\x93", 1.0 / 3}, {"\xE2\x85\x94", 2.0 / 3}, {"\xE2\x85\x95", 0.2},
				 {"\xE2\x85\x96", 0.4},     {"\xE2\x85\x97", 0.6},     {"\xE2\x85\x98", 0.8},
				 {"\xE2\x85\x99", 1.0 / 6}, {"\xE2\x85\x9A", 5.0 / 6}, {"\xE2\x85\x9B", 0.125},
				 {"\xE2\x85\x9C", 0.375},   {"\xE2\x85\x9D", 0.625},   {"\xE2\x85\x9E", 0.875}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (ent_str_is(text, table[i].text))
			return table[i].value;
	return 0;
}

/* --- figures --- */

/* What sets a group of digits off: a comma or a narrow space that touches, an apostrophe, or, as the SI has it, a
 * plain space. */
static size_t group_at(const struct reader *r, size_t ahead, bool *ret_plain)
{
	bool mark = (is_mark(r, ahead, ',') || is_mark(r, ahead, '*') || is_mark(r, ahead, '\'')) && touches(r, ahead) &&
				is_digits(r, ahead + 1) && touches(r, ahead + 1);
	*ret_plain = !mark && is_digits(r, ahead) && peek(r, ahead)->digits == 3;
	return mark ? 1 : 0;
}

/* "1,100", "12,34,567", "1 234 567": the groups behind the first digits. A single group behind a plain space is one
 * only where it is "000". */
static void read_groups(struct reader *r)
{
	size_t ahead = 0, groups = 0;
	double total = r->got.value;
	bool plain, all_plain = true;
	for (;; groups++) {
		size_t skip = group_at(r, ahead, &plain);
		if (!skip && !(plain && (groups == 0 || all_plain)))
			break;
		unsigned n = peek(r, ahead + skip)->digits;
		if (n != 3 && !(n == 2 && is_mark(r, ahead, ',')))
			break;
		all_plain = all_plain && plain;
		total = total * (n == 3 ? 1000 : 100) + (double)peek(r, ahead + skip)->number;
		ahead += skip + 1;
	}
	bool ended_in_three = groups > 0 && peek(r, ahead - 1)->digits == 3;
	bool lone = groups == 1 && all_plain && peek(r, ahead - 1)->number != 0;
	if (!ended_in_three || lone)
		return;
	r->at += ahead;
	r->got.value = total;
	r->got.grouped = true;
}

/* ".4", " 1/2", "½" behind digits. */
static void read_fraction(struct reader *r)
{
	if (is_mark(r, 0, '.') && touches(r, 0) && is_digits(r, 1) && touches(r, 1) &&
		!(is_mark(r, 2, '.') && is_digits(r, 3))) {
		double scale = 1;
		for (unsigned i = 0; i < peek(r, 1)->digits && i < 18; i++)
			scale *= 10;
		r->got.value += peek(r, 1)->digits <= 18 ? (double)peek(r, 1)->number / scale : 0;
		r->got.decimal = true;
		r->at += 2;
	} else if (is_digits(r, 0) && is_mark(r, 1, '/') && touches(r, 1) && is_digits(r, 2) && touches(r, 2) &&
			   peek(r, 0)->number < peek(r, 2)->number && peek(r, 2)->number <= 16 && peek(r, 0)->digits == 1) {
		r->got.value += (double)peek(r, 0)->number / (double)peek(r, 2)->number;
		r->got.decimal = true;
		r->at += 3;
	} else if (is_mark(r, 0, '/') && vulgar(peek(r, 0)->text) > 0) {
		r->got.value += vulgar(peek(r, 0)->text);
		r->got.decimal = true;
		r->at += 1;
	} else if (is_mark(r, 0, '-') && touches(r, 0) && is_digits(r, 1) && touches(r, 1) && is_mark(r, 2, '/') &&
			   is_digits(r, 3) && peek(r, 1)->number == 1 && peek(r, 3)->number == 2) {
		r->got.value += 0.5; /* "5-1/2" */
		r->got.decimal = true;
		r->at += 4;
	}
}

/* Scales behind a number: "million", "-million", "lakh crore", "bn" that touches. */
static void read_scales(struct reader *r)
{
	for (;;) {
		size_t skip = is_mark(r, 0, '-') && touches(r, 0) ? 1 : 0;
		unsigned p = part(r, skip);
		bool suffix = p == ENT_NUMBER_SUFFIX && !skip &&
					  (touches(r, 0) ? true : peek(r, 0)->text.len > 1); /* "3bn", "3 bn", "520M", not "520 m" */
		if (skip && r->got.digits && p == ENT_NUMBER_DOZEN)
			return;
		if (!is_scale(p) && !suffix)
			return;
		if (suffix && is_mark(r, 1, '\''))
			return;
		r->scale = value(r, skip);
		r->got.value *= r->scale;
		r->got.scaled = true;
		r->got.suffix = suffix && touches(r, 0);
		r->at += skip + 1;
	}
}

/* --- words --- */

/* The words of a number, from the first. */
static void read_words(struct reader *r)
{
	double total = 0, group = 0;
	bool tens = false, open = true; /* a unit may still follow in this group */
	bool any = false;
	for (;;) {
		size_t skip = any && is_mark(r, 0, '-') && touches(r, 0) ? 1 : 0;
		bool conjunction = false;
		if (any && !skip && is_word(r, 0, ENT_STR("and")) && (group >= 100 || (total > 0 && group == 0))) {
			bool fraction = part(r, 2) == ENT_NUMBER_FRACTION || part(r, 2) == ENT_NUMBER_HALF;
			if (fraction)
				break; /* "a hundred and three quarters" */
			skip = 1;
			conjunction = true;
		}
		unsigned p = part(r, skip);
		double v = value(r, skip);
		if (p == ENT_NUMBER_UNIT && open && (!tens || v < 10)) {
			group += v;
			open = false;
		} else if (p == ENT_NUMBER_TENS && open && !tens) {
			group += v;
			tens = true;
		} else if (p == ENT_NUMBER_ORDINAL && open && (!tens || v < 10) && (any || !conjunction)) {
			group += v;
			r->at += skip + 1;
			r->got.ordinal = true;
			break;
		} else if (p == ENT_NUMBER_ORDINAL_TENS && (!any || (open && !tens) || v >= 100)) {
			group = v >= 100 ? (group > 0 ? group : 1) * v : group + v;
			r->at += skip + 1;
			r->got.ordinal = true;
			/* "twentieth" ends; "twenty-first" came the other way */
			break;
		} else if (p == ENT_NUMBER_HUNDRED && any && !conjunction && group > 0 && group < 100) {
			group *= 100;
			tens = false;
			open = true;
			r->scale = 100;
		} else if (is_scale(p) && p != ENT_NUMBER_HUNDRED && any && !conjunction && (group > 0 || total > 0)) {
			if (group > 0)
				total += group * v;
			else
				total *= v;
			group = 0;
			tens = false;
			open = true;
			r->scale = v;
			r->got.scaled = true;
		} else {
			break;
		}
		any = true;
		r->at += skip + 1;
	}
	r->got.value = total + group;
}

/* " point zero three", " point seventy-one" behind the words of a number. */
static void read_point(struct reader *r)
{
	if (!is_word(r, 0, ENT_STR("point")) || (part(r, 1) != ENT_NUMBER_UNIT && part(r, 1) != ENT_NUMBER_TENS))
		return;
	double place = 0.1, decimals = 0;
	size_t i = 1;
	for (; i < 12 && (part(r, i) == ENT_NUMBER_UNIT || part(r, i) == ENT_NUMBER_TENS); i++) {
		bool two = value(r, i) >= 10;
		decimals += value(r, i) * (two ? place / 10 : place);
		place /= two ? 100 : 10;
		if (part(r, i) == ENT_NUMBER_TENS && is_mark(r, i + 1, '-') && part(r, i + 2) == ENT_NUMBER_UNIT) {
			decimals += value(r, i + 2) * place * 10;
			i += 2;
		}
	}
	r->got.value += decimals;
	r->got.decimal = true;
	r->at += i;
}

/* "3 hundred and 21", "4 thousand 3 hundred", "6 crore and two hundred": smaller figures or words behind a scale. */
static void read_smaller(struct reader *r)
{
	while (r->got.scaled && !r->got.suffix && r->scale >= 100) {
		size_t and = is_word(r, 0, ENT_STR("and")), at = and;
		double most = and? 1000 : r->scale; /* "500 crore and 2 million doses" are two numbers */
		if (is_digits(r, at) && is_scale(part(r, at + 1)) && value(r, at + 1) <= most && value(r, at + 1) < r->scale) {
			r->scale = value(r, at + 1);
			r->got.value += (double)peek(r, at)->number * r->scale;
			r->at += at + 2;
			continue;
		}
		if (!and)
			return;
		if (is_digits(r, at) && r->scale <= 100 && peek(r, at)->digits <= 2 && peek(r, at)->number > 0 &&
			!is_mark(r, at + 1, '.') && !is_scale(part(r, at + 1))) {
			r->got.value += (double)peek(r, at)->number;
			r->at += at + 1;
		} else if (part(r, at) == ENT_NUMBER_UNIT || part(r, at) == ENT_NUMBER_TENS) {
			struct reader words = {.atoms = r->atoms, .at = r->at + at};
			read_words(&words);
			bool fits = words.got.value < r->scale && (r->scale <= 1000 || words.got.value >= 100);
			if (!fits || words.got.ordinal || part(&words, 0) == ENT_NUMBER_FRACTION)
				return;
			r->got.value += words.got.value;
			r->at = words.at;
		}
		return;
	}
}

/* "half a billion", "half a dozen", "half-million", "a quarter million", "a million", "a hundred", "a dozen". */
static bool read_article(struct reader *r)
{
	size_t i = 0;
	double times = 1;
	bool half = part(r, 0) == ENT_NUMBER_HALF;
	if (half) {
		times = value(r, 0);
		i++;
		i += is_mark(r, i, '-');
		i += part(r, i) == ENT_NUMBER_ARTICLE;
	} else if (part(r, 0) == ENT_NUMBER_ARTICLE) {
		i++;
		if (part(r, i) == ENT_NUMBER_HALF) {
			times = value(r, i);
			i++;
			i += is_mark(r, i, '-');
		}
	}
	unsigned p = part(r, i);
	if (p != ENT_NUMBER_HUNDRED && p != ENT_NUMBER_SCALE && p != ENT_NUMBER_DOZEN)
		return false;
	r->scale = value(r, i);
	r->got.value = times * r->scale;
	r->got.scaled = true;
	r->got.vague = i == 0;
	r->at += i + 1;
	read_scales(r);
	return true;
}

/* "dozens", "hundreds", "tens of thousands", "hundreds of millions": more than one of them, less than ten. */
static bool read_many(struct reader *r)
{
	double low = value(r, 0), times = 1;
	size_t n = 1;
	if (is_word(r, 1, ENT_STR("of")) && part(r, 2) == ENT_NUMBER_MANY) {
		times = value(r, 2);
		n = 3;
	}
	if (low <= 10 && n == 1)
		return false; /* "tens" alone */
	r->got.value = 2 * low * times;
	r->got.high = low < 100 && low > 10 ? 99 * times : 10 * low * times - 1;
	r->got.scaled = r->got.vague = true;
	r->at += n;
	return true;
}

/* --- fractions --- */

/* "a half", "one fourth", "three quarters", "fifty-four hundredths", "one twenty-fifth" from `ahead`: the value and the
 * atoms, or 0. "A third" may begin "a third round": it is a fraction only at an end or before "of". */
static size_t fraction_at(const struct reader *r, size_t ahead, double *ret_value)
{
	size_t i = ahead;
	bool article = part(r, i) == ENT_NUMBER_ARTICLE, one = part(r, i) == ENT_NUMBER_UNIT && value(r, i) == 1;
	struct reader above = {.atoms = r->atoms, .at = r->at + i};
	double times = 1;
	if (article || one) {
		i++;
	} else if (part(r, i) == ENT_NUMBER_UNIT || part(r, i) == ENT_NUMBER_TENS) {
		read_words(&above);
		times = above.got.value;
		i = above.at - r->at;
		if (above.got.ordinal)
			return 0;
	} else {
		return 0;
	}
	i += is_mark(r, i, '-');
	if (part(r, i) == ENT_NUMBER_FRACTION || ((article || one) && part(r, i) == ENT_NUMBER_HALF)) {
		*ret_value = times * value(r, i);
		return i + 1 - ahead;
	}
	if (!article && !one)
		return 0;
	struct reader below = {.atoms = r->atoms, .at = r->at + i};
	if (part(r, i) != ENT_NUMBER_ORDINAL && part(r, i) != ENT_NUMBER_ORDINAL_TENS && part(r, i) != ENT_NUMBER_TENS)
		return 0;
	read_words(&below);
	bool closed = ends(&below, 0) || is_mark(&below, 0, '.') || is_mark(&below, 0, ')') ||
				  is_word(&below, 0, ENT_STR("of")) || is_scale(part(&below, 0));
	if (!below.got.ordinal || below.got.value < 3 || (article && !closed))
		return 0;
	*ret_value = 1 / below.got.value;
	return below.at - r->at - ahead;
}

/* A fraction is part of a scale behind it: "three quarters billion", "two thirds of a million". */
static void scale_fraction(struct reader *r)
{
	size_t skip = is_word(r, 0, ENT_STR("of")) && part(r, 1) == ENT_NUMBER_ARTICLE ? 2 : 0;
	if (part(r, skip) != ENT_NUMBER_SCALE)
		return;
	r->at += skip;
	r->got.fraction = false;
	read_scales(r);
}

/* "and a half", "-and-a-half", " and three quarters" behind a number, and "thirds" behind its words. */
static void read_tail(struct reader *r)
{
	double more;
	size_t and = is_mark(r, 0, '-'), n;
	if (is_word(r, and, ENT_STR("and"))) {
		and += 1 + is_mark(r, and+1, '-');
		bool bare = part(r, and) == ENT_NUMBER_HALF && value(r, and) == 0.5;
		if ((n = bare ? 1 : fraction_at(r, and, &more))) {
			more = bare ? 0.5 : more;
			bool scale = part(r, and+n) == ENT_NUMBER_SCALE;
			more *= scale ? (r->got.scaled ? value(r, and+n) : 1) : r->scale >= 1000 ? r->scale : 1;
			r->got.value += more;
			r->at += and+n + (scale && r->got.scaled);
			r->got.decimal = true;
			r->got.plain = false;
			if (scale && !r->got.scaled)
				read_scales(r);
			return;
		}
	}
	size_t skip = is_mark(r, 0, '-');
	if (part(r, skip) == ENT_NUMBER_FRACTION && !r->got.digits && r->got.value <= 1e6) {
		r->got.value *= value(r, skip);
		r->got.fraction = true;
		r->at += skip + 1;
		scale_fraction(r);
	}
}

static void read_figures(struct reader *r)
{
	const ent_atom *first = peek(r, 0);
	r->got.digits = true;
	r->got.value = (double)first->number;
	r->at++;
	if (part(r, 0) == ENT_NUMBER_SUFFIX_TH && touches(r, 0)) {
		r->got.ordinal = true;
		r->at++;
		return;
	}
	if (first->digits <= 3)
		read_groups(r);
	read_fraction(r);
	r->got.plain = !r->got.grouped && !r->got.decimal;
	read_scales(r);
	read_smaller(r);
	r->got.plain = r->got.plain && !r->got.scaled;
}

ent_number ent_number_at(const ent_atoms *atoms, size_t at)
{
	struct reader r = {.atoms = atoms, .at = at};
	const ent_atom *first = peek(&r, 0);
	unsigned p = part(&r, 0);
	size_t n;
	if (first->kind == ENT_ATOM_DIGITS) {
		read_figures(&r);
	} else if (first->kind == ENT_ATOM_MARK) {
		if (first->mark != '/' || vulgar(first->text) <= 0)
			return r.got;
		read_fraction(&r);
	} else if ((p == ENT_NUMBER_UNIT || p == ENT_NUMBER_ARTICLE) && !is_scale(part(&r, 1)) &&
			   part(&r, 1) != ENT_NUMBER_HALF && (n = fraction_at(&r, 0, &r.got.value))) {
		r.got.fraction = true;
		r.at += n;
		scale_fraction(&r);
	} else if (p == ENT_NUMBER_UNIT || p == ENT_NUMBER_TENS || p == ENT_NUMBER_ORDINAL ||
			   p == ENT_NUMBER_ORDINAL_TENS) {
		r.got.value = 0;
		read_words(&r);
		if (!r.got.ordinal && !r.got.scaled)
			read_point(&r);
		if (r.got.decimal)
			read_scales(&r);
	} else if (p == ENT_NUMBER_HALF || p == ENT_NUMBER_ARTICLE || p == ENT_NUMBER_HUNDRED || p == ENT_NUMBER_SCALE ||
			   p == ENT_NUMBER_DOZEN) {
		if (!read_article(&r))
			return r.got;
	} else if (p == ENT_NUMBER_MANY) {
		if (!read_many(&r))
			return r.got;
	} else {
		return r.got;
	}
	if (!r.got.ordinal && !r.got.fraction)
		read_tail(&r);
	r.got.n = (uint32_t)(r.at - at);
	return r.got;
}
