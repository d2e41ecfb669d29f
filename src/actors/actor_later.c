/* Sentences read whole only when somebody asks. One that tells of no event is not parsed; but where a sentence shortly
 * after it refers back, who is meant hangs on its tree and on the unknown names that act in it. Then it is parsed late,
 * and its unknown names are put where they would be, had they been found in their turn. */
#include "actors/actor_find.h"

#include <string.h>

/* The mentions from index `first` on, as they were before names came among them, and where each is now. */
typedef struct moved {
	size_t first, n;
	size_t *now; /* [n] */
} moved;

static size_t now_at(const moved *to, size_t index)
{
	return index < to->first ? index : to->now[index - to->first];
}

static void renumber(finding *find, const moved *to, size_t *first_of_sentence)
{
	for (size_t i = to->first; i < find->mentions.n; i++)
		if (find->mentions.at[i].antecedent)
			find->mentions.at[i].antecedent = (uint32_t)now_at(to, find->mentions.at[i].antecedent - 1) + 1;
	for (size_t i = find->lists.n; i-- > 0 && find->lists.at[i].last >= to->first;) {
		find->lists.at[i].first = now_at(to, find->lists.at[i].first);
		find->lists.at[i].last = now_at(to, find->lists.at[i].last);
	}
	for (size_t i = 0; i < find->waiting.n; i++)
		find->waiting.at[i].mention = now_at(to, find->waiting.at[i].mention);
	*first_of_sentence = now_at(to, *first_of_sentence);
}

/* Parses the sentence and adds its unknown names among its mentions. */
static void read_late(finding *find, ent_sentence *late)
{
	ent_syntax_parse_trees(find->syntax, find->arena, &late, 1);
	size_t end = find->mentions.n, all = end;
	while (end > 0 && find->mentions.at[end - 1].sentence > late->index)
		end--;
	moved to = {.first = end};
	while (to.first > 0 && find->mentions.at[to.first - 1].sentence == late->index)
		to.first--;
	to.n = all - to.first;
	to.now = ENT_NEWN(find->arena, size_t, to.n + 1);
	ent_mention *before = ENT_NEWN(find->arena, ent_mention, to.n + 1);
	if (to.n)
		memcpy(before, &find->mentions.at[to.first], to.n * sizeof *before);

	ent_sentence *here = find->sentence;
	size_t first_of_sentence = find->first_of_sentence, waiting_now = find->waiting.n;
	find->sentence = late;
	find->first_of_sentence = to.first;
	find->waiting.n = 0; /* those that wait are of the sentence in hand */
	find->mentions.n = end;
	actor_find_unknown(find);
	find->sentence = here;
	find->waiting.n = waiting_now;

	size_t k = 0, of_late = end - to.first;
	for (size_t i = to.first; i < find->mentions.n && k < of_late; i++)
		if (find->mentions.at[i].first == before[k].first)
			to.now[k++] = i;
	for (; k < to.n; k++) {
		to.now[k] = find->mentions.n;
		*ent_push(find->arena, &find->mentions) = before[k];
	}
	if (find->mentions.n > all)
		renumber(find, &to, &first_of_sentence);
	find->first_of_sentence = first_of_sentence;
}

void actor_find_catch_up(finding *find)
{
	for (uint32_t back = ACTOR_REACH; back > 0; back--)
		if (find->left >> back & 1)
			read_late(find, &find->sentence[-(ptrdiff_t)back]);
	find->left &= 1;
}
