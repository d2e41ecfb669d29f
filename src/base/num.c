/* Printing doubles: the fewest digits of %g that read back the same (at most 17). */
#include "base/num.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *ent_num_print_int(int64_t value, char *out)
{
	char digits[ENT_NUM_SIZE];
	size_t n = 0;
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	do
		digits[n++] = (char)('0' + rest % 10);
	while (rest /= 10);
	char *at = out;
	if (value < 0)
		*at++ = '-';
	while (n)
		*at++ = digits[--n];
	*at = '\0';
	return out;
}

/* `scaled` / 10^decimals as it is written by hand. */
static char *print_decimals(int64_t scaled, int decimals, char *out)
{
	char digits[ENT_NUM_SIZE] = {0};
	(void)ent_num_print_int(scaled < 0 ? -scaled : scaled, digits);
	int n = (int)strlen(digits), lead = n > decimals ? 0 : decimals + 1 - n;
	char *at = out;
	if (scaled < 0)
		*at++ = '-';
	for (int i = 0; i < lead + n; i++) {
		if (i == lead + n - decimals)
			*at++ = '.';
		*at++ = i < lead ? '0' : digits[i - lead];
	}
	*at = '\0';
	return out;
}

char *ent_num_print(double value, char *out)
{
	if (value == floor(value) && fabs(value) < 1e15)
		return ent_num_print_int((int64_t)value, out);
	/* a confidence, an amount: few decimals. The quotient of two whole numbers that a double holds is the double
	 * nearest to that decimal, so that equality means that it reads back. */
	if (fabs(value) < 1e8 && fabs(value) >= 1e-4) {
		static const double tens[] = {10, 100, 1000, 10000, 100000, 1000000};
		for (int d = 0; d < (int)(sizeof tens / sizeof *tens); d++) {
			double scaled = nearbyint(value * tens[d]);
			if (scaled / tens[d] == value)
				return print_decimals((int64_t)scaled, d + 1, out);
		}
	}
	/* a decimal of up to 15 digits is what %.15g gives of the double nearest to it, without zeroes behind */
	for (int digits = 15; digits <= 17; digits++) {
		(void)snprintf(out, ENT_NUM_SIZE, "%.*g", digits, value);
		if (strtod(out, NULL) == value)
			break;
	}
	char *comma = strchr(out, ',');
	if (comma)
		*comma = '.';
	return out;
}
