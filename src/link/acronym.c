/* "The LNP project" in a text on the Lake North pipeline: a name of capitals alone is that of the thing told before in
 * the same text whose capitals it has, with the first letter of its noun or without. */
#include "link/acronym.h"

#include "link/words.h"

/* `brief` has the capitals of `name`, with that of `noun` or without. */
static bool abbreviates(ent_str brief, ent_str name, ent_str noun)
{
	size_t at = 0, n = 0;
	ent_str word;
	if (brief.len < 3 || ent_str_find(brief, ENT_STR(" "), 0) >= 0)
		return false;
	for (size_t i = 0; i < brief.len; i++)
		if (brief.ptr[i] < 'A' || brief.ptr[i] > 'Z')
			return false;
	while (ent_word_next(name, &at, &word)) {
		bool capital = word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
		if (capital && (n >= brief.len || brief.ptr[n++] != word.ptr[0]))
			return false;
	}
	bool last = n + 1 == brief.len && noun.len && (brief.ptr[n] | 0x20) == noun.ptr[0];
	return n >= 2 && (n == brief.len || last);
}

void ent_acronyms_add(ent_aliases *aliases, const ent_record_remarks *remarks)
{
	enum { MOST = 200 /* remarks of one source looked through */ };
	for (size_t i = 0; i < remarks->n; i++) {
		const ent_record_remark *r = &remarks->at[i];
		for (size_t k = i; ent_str_is(r->kind, "project") && r->name.len && k-- > 0 && i - k < MOST;) {
			const ent_record_remark *other = &remarks->at[k];
			if (other->source->key != r->source->key)
				break;
			if (ent_str_is(other->kind, "project") && other->name.len > r->name.len &&
				abbreviates(r->name, other->name, other->act)) {
				ent_aliases_add(aliases, r->name, other->name);
				break;
			}
		}
	}
}
