/* Printing doubles: the fewest digits of %g that read back the same (at most 17). */
#include "base/num.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *ent_num_print(double value, char *out)
{
	if (value == floor(value) && fabs(value) < 1e15) {
		(void)snprintf(out, ENT_NUM_SIZE, "%.0f", value == 0 ? 0.0 : value);
		return out;
	}
	for (int digits = 1; digits <= 17; digits++) {
		(void)snprintf(out, ENT_NUM_SIZE, "%.*g", digits, value);
		if (strtod(out, NULL) == value)
			break;
	}
	char *comma = strchr(out, ',');
	if (comma)
		*comma = '.';
	return out;
}
