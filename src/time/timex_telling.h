/* How a clause is told: as real, as past, as what somebody said, as a mere addition. Room-internal. `at`, `inner` and
 * `outer` are tokens of the sentence. */
#ifndef ENT_TIME_TIMEX_TELLING_H
#define ENT_TIME_TIMEX_TELLING_H

#include "text/text.h"

/* "will sign", "to sign", "should sign": what is not told as having been has no place in the narrative. */
bool ent_telling_unreal(const ent_sentence *sentence, uint32_t at);

/* Whether the clause of token `inner` is what is said or thought in the clause of `outer`: "said that they had met". */
bool ent_telling_content(const ent_sentence *sentence, uint32_t inner, uint32_t outer);

/* "hosted talks, which led to a truce in 2004": whether the clause of token `inner` only tells more of what the clause
 * of `outer` names. */
bool ent_telling_relative(const ent_sentence *sentence, uint32_t inner, uint32_t outer);

/* "had attacked": told as before what is told. */
bool ent_telling_before_past(const ent_sentence *sentence, uint32_t at);

/* "have signed": told from where the writer stands, not from where the narrative is. */
bool ent_telling_perfect(const ent_sentence *sentence, uint32_t at);

/* Whether the clause of the word, and each that it hangs on, is told in the past. */
bool ent_telling_past(const ent_sentence *sentence, uint32_t at);

/* "condemns the raid", "is to meet": whether the word is told as of the day of writing: its clause, or the one that it
 * is a bare part of, is in the present or, where `unreal`, in the future; and no part of what is told in the past. */
bool ent_telling_present(const ent_sentence *sentence, uint32_t at, bool unreal);

/* "are building": told as going on while the writer writes. */
bool ent_telling_under_way(const ent_sentence *sentence, uint32_t at);

/* "helped it to a seat, which later led to its election in 2017": whether `inner` is of a relative clause below `outer`
 * that says itself to be of a later time. */
bool ent_telling_later(const ent_sentence *sentence, uint32_t inner, uint32_t outer);

/* "Peru recognised it, but Chile withdrew in May": whether `inner` is of a clause that only follows that of token `at`
 * and has a subject of its own. */
bool ent_telling_next(const ent_sentence *sentence, uint32_t inner, uint32_t at);

/* "The visit was followed by another in July": whether token `at` is in the subject of such a verb and `inner`, which
 * dates what came after or before it, is not. */
bool ent_telling_followed(const ent_sentence *sentence, uint32_t inner, uint32_t at);

/* Whether the clause of token `inner` hangs on that of `outer`, and is told in the past. */
bool ent_telling_past_below(const ent_sentence *sentence, uint32_t inner, uint32_t outer);

#endif
