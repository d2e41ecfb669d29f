/* What a line or paragraph looks like, taken alone: does it end a sentence, could it be a heading, a name, a byline, a
 * citation? Rules of shape and of a few words of English; what follows from them is decided in blocks.c. */
#include "read/shapes.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST_TEASER = 400 }; /* [bytes] */

/* "its thirtieth member.12": without the number of a note behind the full stop. */
static ent_str without_note(ent_str s)
{
	enum { DIGITS = 2, LETTERS = 3 };
	size_t end = s.len;
	while (end > 0 && s.len - end < DIGITS && s.ptr[end - 1] >= '0' && s.ptr[end - 1] <= '9')
		end--;
	bool note = end < s.len && end > LETTERS && s.ptr[end - 1] == '.';
	for (size_t i = 0; note && i < LETTERS; i++)
		note = s.ptr[end - 2 - i] >= 'a' && s.ptr[end - 2 - i] <= 'z';
	return note ? ent_str_sub(s, 0, end) : s;
}

bool ent_line_ends_sentence(ent_str s)
{
	s = without_note(s);
	static const char *const closing[] = {"\"", ")", "]", "'", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
			if (ent_str_ends(s, ent_str_of(closing[i]))) {
				s.len -= strlen(closing[i]);
				again = true;
			}
	}
	return s.len && (strchr(".!?:;", s.ptr[s.len - 1]) || ent_str_ends(s, ENT_STR("\xE2\x80\xA6")) ||
					 ent_str_ends(s, ENT_STR("\xDB\x94")) || ent_str_ends(s, ENT_STR("\xE3\x80\x82")));
}

bool ent_line_starts_lower(ent_str s)
{
	return s.len && s.ptr[0] >= 'a' && s.ptr[0] <= 'z';
}

size_t ent_line_words(ent_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] != ' ' && (i == 0 || s.ptr[i - 1] == ' ');
	return n;
}

bool ent_line_heading_like(ent_str s, size_t most)
{
	if (s.len > most || ent_line_starts_lower(s) || ent_line_words(s) > 22)
		return false;
	char last = s.ptr[s.len - 1];
	return last == '?' || !(ent_line_ends_sentence(s) || last == ',' || last == '-');
}

/* "Aamir Iqbal*", "S. M. Rehman": two to five words, each capitalised, nothing else. */
bool ent_line_name(ent_str s)
{
	while (s.len && (s.ptr[s.len - 1] == '*' || s.ptr[s.len - 1] == ' '))
		s.len--;
	size_t n = ent_line_words(s);
	if (n < 2 || n > 5 || s.len > 60)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool first = i == 0 || s.ptr[i - 1] == ' ';
		if (first && !((c >= 'A' && c <= 'Z') || c >= 0xC3))
			return false;
		if (!first &&
			!(((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == ' ' || c == '.' || c == '-' || c == '\'' || c >= 0x80))
			return false;
	}
	return true;
}

/* "Aamir Iqbal is an intern at ...": what is said of a writer rather than of somebody the article is about. */
bool ent_line_tells_of_writer(ent_str s, ent_str name)
{
	static const char *const verbs[] = {"is a ",         "is an ",         "is the ",      "is currently ",
										"is professor ", "has done ",      "has written ", "has been writing",
										"holds ",        "teaches ",       "writes ",      "works ",
										"studied ",      "can be reached", "tweets ",      "serves as ",
										"served as ",    "was a ",         "was the ",     "(born "};
	while (name.len && strchr("*. ", name.ptr[name.len - 1]))
		name.len--;
	if (!name.len || s.len > 800 || !ent_str_starts(s, name))
		return false;
	ent_str rest = ent_str_trim(ent_str_sub(s, name.len, s.len));
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (ent_str_starts(rest, ent_str_of(verbs[i])))
			return true;
	return false;
}

/* "By Editorial Desk", "By Colonel (R) Muhammad Hanif." */
bool ent_line_byline(ent_str s)
{
	return s.len < 90 && (ent_str_starts(s, ENT_STR("By ")) || ent_str_starts(s, ENT_STR("BY "))) &&
		   ent_line_words(s) <= 10 && s.len > 3 && s.ptr[3] >= 'A' && s.ptr[3] <= 'Z';
}

bool ent_line_footnote(ent_str s)
{
	if (ent_str_starts(s, ENT_STR("^{")) || ent_str_starts(s, ENT_STR("\xE2\x80\xA0")))
		return true;
	bool digit = s.len > 2 && s.ptr[1] >= '0' && s.ptr[1] <= '9';
	return (s.len > 2 && s.ptr[0] == '^' && digit) || (s.len > 3 && s.ptr[0] == '[' && digit && s.len < 400 &&
													   ent_str_find(ent_str_sub(s, 0, 5), ENT_STR("]"), 0) > 0);
}

/* Letters of another script than Latin outnumber the Latin ones. */
bool ent_line_other_script(ent_str s)
{
	size_t latin = 0, other = 0, at = 0;
	while (at < s.len) {
		unsigned char first = (unsigned char)s.ptr[at];
		if (first < 0x80) {
			latin += (first | 0x20) >= 'a' && (first | 0x20) <= 'z';
			at++;
			continue;
		}
		uint32_t c = ent_utf8_next(s, &at);
		latin += ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC0 && c < 0x250);
		other +=
			(c >= 0x370 && c < 0x2000) || (c >= 0x2E80 && c < 0xFB00) || (c >= 0xFB1D && c < 0xFE00) || c >= 0x20000;
	}
	return other > latin;
}

bool ent_line_lettered(ent_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (((s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z') || (unsigned char)s.ptr[i] >= 0xC3)
			return true;
	return false;
}

/* "Listen to this article Please log in to view the ...": the beginning of another page. */
bool ent_line_teaser(ent_str s)
{
	return s.len < LONGEST_TEASER &&
		   (!ent_line_ends_sentence(s) || ent_str_ends(s, ENT_STR("\xE2\x80\xA6")) || ent_str_ends(s, ENT_STR("...")) ||
			ent_str_ends(s, ENT_STR("[\xE2\x80\xA6]")) || ent_str_ends(s, ENT_STR("[...]")));
}

/* Not a paragraph of an article but of its references: links, pages, volumes, a year in brackets, a mark in front. */
bool ent_line_citation(ent_str s)
{
	static const char *const signs[] = {
		"http", "www.", " pp. ",     " p. ",     "ibid", "Ibid", " Vol. ", " vol. ", "University Press",
		" (19", " (20", "Retrieved", "accessed "};
	if (strchr("-*[^0123456789", s.ptr[0]))
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (ent_str_find(s, ent_str_of(signs[i]), 0) >= 0)
			return true;
	return false;
}

/* Names and titles of works mislead; but a twelfth of the words of English prose, and more, are among these. */
bool ent_line_english(ent_str s)
{
	static const char *const common[] = {"the", "of", "and", "to", "has", "that", "by", "with", "was", "for"};
	static const char firsts[] = "toahbwf"; /* what these begin with */
	size_t n = 0, found = 0;
	ent_str word;
	while (ent_str_split(&s, ' ', &word)) {
		n += word.len > 0;
		bool shape = word.len > 1 && word.len < 5 && memchr(firsts, word.ptr[0], sizeof firsts - 1);
		for (size_t i = 0; shape && i < sizeof common / sizeof *common; i++)
			found += ent_str_is(word, common[i]);
	}
	return found * 12 >= n;
}
