/* What is between two of those asked for, or of one of them alone, is theirs; what one of them has with a third is not.
 */
#include "link/concern.h"

enum { MOST = 64 /* groups told apart, a bit each */ };

bool ent_concerns(const ent_focus *focus, ent_str states)
{
	if (focus->n == 0)
		return true;
	uint64_t asked = 0, held = 0;
	size_t outside = 0;
	for (size_t i = 0; i < focus->n; i++)
		asked |= UINT64_C(1) << (focus->groups ? focus->groups[i] : i) % MOST;
	ent_str code;
	while (ent_str_split(&states, ' ', &code)) {
		uint32_t group = ent_focus_group(focus, code);
		if (group == ENT_FOCUS_NONE)
			outside += code.len > 0;
		else
			held |= UINT64_C(1) << group % MOST;
	}
	bool two = (held & (held - 1)) != 0, one_asked = (asked & (asked - 1)) == 0;
	return two || (held && (one_asked || !outside));
}
