/* Printing doubles: the fewest digits of %g that read back the same (at most 17). */
#include "base/num.h"

#include <math.h>
#include <stdbool.h>
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

/* A value of [0.0001, 1) by `digits` digits from its first one on, as %.*g writes it; false where they do not read back
 * as the same. All in whole numbers: value = m / 2^k, and a product of m (53 bits) and a power of ten up to 10^20 has
 * room in 128. */
static bool print_share(double value, int digits, char *out)
{
	__extension__ typedef unsigned __int128 wide;
	static const double tenths[] = {0.1, 0.01, 0.001, 0};
	int k, lead = 0;
	wide m = (wide)ldexp(frexp(value, &k), 53), ten = 1;
	k = 53 - k;
	while (value < tenths[lead]) /* zeroes between the point and the first digit */
		lead++;
	for (int i = 0; i < digits + lead; i++)
		ten *= 10;
	wide exact = m * ten, whole = exact >> k, rest = exact - (whole << k), half = (wide)1 << (k - 1);
	bool up = rest > half || (rest == half && (whole & 1));
	whole += up;
	/* the nearest double is this one where the error is less than half of its last bit */
	wide error = up ? (whole << k) - exact : rest;
	if (2 * error >= ten)
		return false;
	uint64_t left = (uint64_t)whole;
	int n = digits + lead;
	for (; left % 10 == 0; left /= 10)
		n--;
	out[0] = '0';
	out[1] = '.';
	out[n + 2] = '\0';
	for (; n > 0; n--, left /= 10)
		out[n + 1] = (char)('0' + left % 10);
	return true;
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
		if (value >= 1e-4 && value < 1 && print_share(value, digits, out))
			return out;
		(void)snprintf(out, ENT_NUM_SIZE, "%.*g", digits, value);
		if (strtod(out, NULL) == value)
			break;
	}
	char *comma = strchr(out, ',');
	if (comma)
		*comma = '.';
	return out;
}
