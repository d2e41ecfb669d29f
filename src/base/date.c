/* Civil days (the era arithmetic of H. Hinnant, "chrono-compatible low-level date algorithms") and EDTF. */
#include "base/date.h"

#include <stdio.h>

int ent_month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month == 2 && leap ? 29 : days[month - 1];
}

bool ent_day_valid(int year, int month, int day)
{
	return year >= -9999 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= ent_month_days(year, month);
}

ent_day ent_day_from(int year, int month, int day)
{
	int y = year - (month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	int of_era = y - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void ent_day_to(ent_day days, int *year, int *month, int *day_of_month)
{
	int z = days + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	*day_of_month = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

int ent_day_weekday(ent_day day)
{
	int w = (day + 3) % 7; /* 1970-01-01 was a Thursday */
	return (w < 0 ? w + 7 : w) + 1;
}

static bool is_day(ent_day day)
{
	return day != ENT_DAY_UNKNOWN && day != ENT_DAY_PAST && day != ENT_DAY_FUTURE;
}

/* `n` digits with zeroes in front; gives the place behind. */
static char *print_digits(int value, int n, char *out)
{
	for (int i = n; i-- > 0; value /= 10)
		out[i] = (char)('0' + value % 10);
	return out + n;
}

char *ent_day_print(ent_day day, char *out)
{
	out[0] = '\0';
	if (is_day(day)) {
		int y, m, d;
		ent_day_to(day, &y, &m, &d);
		char *at = out;
		if (y < 0)
			*at++ = '-';
		at = print_digits((y < 0 ? -y : y) % 10000, 4, at);
		*at++ = '-';
		at = print_digits(m, 2, at);
		*at++ = '-';
		at = print_digits(d, 2, at);
		*at = '\0';
	}
	return out;
}

/* `n` digits at `*at`, where 'X' stands for any digit: the least and the greatest number they can mean. */
static bool digits(ent_str s, size_t *at, int n, int *lo, int *hi)
{
	*lo = *hi = 0;
	for (int i = 0; i < n; i++, ++*at) {
		if (*at >= s.len)
			return false;
		char c = s.ptr[*at];
		if (c != 'X' && (c < '0' || c > '9'))
			return false;
		*lo = *lo * 10 + (c == 'X' ? 0 : c - '0');
		*hi = *hi * 10 + (c == 'X' ? 9 : c - '0');
	}
	return true;
}

/* First and last month of EDTF season and quarter codes (level 2): 21-24 spring.., 25-28 northern spring..,
 * 29-32 southern, 33-36 quarters, 37-39 quadrimesters, 40-41 semesters. Winter starts in December of its year. */
static bool season(int code, int *first, int *months)
{
	if (code >= 21 && code <= 28) {
		*first = 3 + (code - 21) % 4 * 3;
		*months = 3;
	} else if (code >= 29 && code <= 32) {
		*first = 9 + (code - 29) * 3;
		*months = 3;
	} else if (code >= 33 && code <= 36) {
		*first = 1 + (code - 33) * 3;
		*months = 3;
	} else if (code >= 37 && code <= 39) {
		*first = 1 + (code - 37) * 4;
		*months = 4;
	} else if (code >= 40 && code <= 41) {
		*first = 1 + (code - 40) * 6;
		*months = 6;
	} else {
		return false;
	}
	return true;
}

/* The days of such a part of a year; false where the code is of none. */
static bool season_days(int year, int code, ent_day *lo, ent_day *hi)
{
	int first, months;
	if (!season(code, &first, &months))
		return false;
	int from = first - 1, to = first + months - 2; /* months from January of the year on */
	*lo = ent_day_from(year + from / 12, from % 12 + 1, 1);
	*hi = ent_day_from(year + to / 12, to % 12 + 1, ent_month_days(year + to / 12, to % 12 + 1));
	return true;
}

enum { LONGEST_DATE = 24 };

/* Without the marks of what is about so, or unsure; false where that is longer than any date. */
static bool without_marks(ent_str s, char out[LONGEST_DATE], size_t *ret_n)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '~' || s.ptr[i] == '?' || s.ptr[i] == '%')
			continue;
		if (n == LONGEST_DATE)
			return false;
		out[n++] = s.ptr[i];
	}
	*ret_n = n;
	return true;
}

/* One side of an interval: a day, month, season, year or part-unknown year. */
static bool one_date(ent_str side, ent_day *lo, ent_day *hi)
{
	char clean[LONGEST_DATE];
	size_t n, at = 0;
	if (!without_marks(side, clean, &n))
		return false;
	ent_str s = {clean, n};
	bool before_christ = n && clean[0] == '-';
	at += before_christ;
	int ylo, yhi, mlo, mhi, dlo, dhi;
	if (!digits(s, &at, 4, &ylo, &yhi))
		return false;
	if (before_christ) {
		int swap = -ylo;
		ylo = -yhi;
		yhi = swap;
	}
	if (at == n) {
		*lo = ent_day_from(ylo, 1, 1);
		*hi = ent_day_from(yhi, 12, 31);
		return true;
	}
	if (s.ptr[at++] != '-' || !digits(s, &at, 2, &mlo, &mhi))
		return false;
	if (mlo == mhi && at == n && season_days(ylo, mlo, lo, hi))
		return true;
	if (mlo != mhi) {
		mlo = mlo < 1 ? 1 : mlo;
		mhi = mhi > 12 ? 12 : mhi;
	}
	if (mlo < 1 || mhi > 12)
		return false;
	if (at == n) {
		*lo = ent_day_from(ylo, mlo, 1);
		*hi = ent_day_from(yhi, mhi, ent_month_days(yhi, mhi));
		return true;
	}
	if (s.ptr[at++] != '-' || !digits(s, &at, 2, &dlo, &dhi) || at != n)
		return false;
	if (dlo != dhi) {
		dlo = dlo < 1 ? 1 : dlo;
		int most = ent_month_days(yhi, mhi);
		dhi = dhi > most ? most : dhi;
	}
	if (!ent_day_valid(ylo, mlo, dlo) || !ent_day_valid(yhi, mhi, dhi))
		return false;
	*lo = ent_day_from(ylo, mlo, dlo);
	*hi = ent_day_from(yhi, mhi, dhi);
	return true;
}

/* "2014-11-21", which most dates are. */
static bool plain_day(ent_str s, ent_day *ret_day)
{
	static const char shape[] = "dddd-dd-dd";
	int part[3] = {0}, k = 0;
	if (s.len != sizeof shape - 1)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		bool digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
		if (shape[i] == 'd' ? !digit : s.ptr[i] != '-')
			return false;
		if (digit)
			part[k] = part[k] * 10 + (s.ptr[i] - '0');
		else
			k++;
	}
	*ret_day = ent_day_from(part[0], part[1] ? part[1] : 1, part[2]);
	return ent_day_valid(part[0], part[1], part[2]);
}

bool ent_edtf_parse(ent_str edtf, ent_date *ret_date)
{
	ent_date date = {.edtf = edtf};
	if (!edtf.ptr)
		return false;
	if (plain_day(edtf, &date.lo)) {
		date.hi = date.lo;
		*ret_date = date;
		return true;
	}
	ptrdiff_t slash = ent_str_find(edtf, ENT_STR("/"), 0);
	ent_day ignored;
	if (slash < 0) {
		if (!one_date(edtf, &date.lo, &date.hi))
			return false;
	} else {
		ent_str from = ent_str_sub(edtf, 0, (size_t)slash);
		ent_str to = ent_str_sub(edtf, (size_t)slash + 1, edtf.len);
		bool open_from = from.len == 0 || ent_str_is(from, "..");
		bool open_to = to.len == 0 || ent_str_is(to, "..");
		if (open_from)
			date.lo = ENT_DAY_PAST;
		else if (!one_date(from, &date.lo, &ignored))
			return false;
		if (open_to)
			date.hi = ENT_DAY_FUTURE;
		else if (!one_date(to, &ignored, &date.hi))
			return false;
		if ((open_from && open_to) || (!open_from && !open_to && date.lo > date.hi))
			return false;
	}
	*ret_date = date;
	return true;
}

ent_str ent_edtf_of_days(ent_arena *arena, ent_day lo, ent_day hi)
{
	char from[ENT_DAY_SIZE], to[ENT_DAY_SIZE];
	if (lo == ENT_DAY_UNKNOWN || hi == ENT_DAY_UNKNOWN)
		return (ent_str){0};
	if (is_day(lo) && is_day(hi)) {
		int y, m, d, ey, em, ed;
		ent_day_to(lo, &y, &m, &d);
		ent_day_to(hi, &ey, &em, &ed);
		if (lo == hi)
			return ent_str_format(arena, "%s", ent_day_print(lo, from));
		bool month_end = d == 1 && ed == ent_month_days(ey, em);
		bool year_end = month_end && m == 1 && em == 12;
		if (year_end && y >= 0)
			return y == ey ? ent_str_format(arena, "%04d", y) : ent_str_format(arena, "%04d/%04d", y, ey);
		if (month_end && y >= 0)
			return y == ey && m == em ? ent_str_format(arena, "%04d-%02d", y, m)
									  : ent_str_format(arena, "%04d-%02d/%04d-%02d", y, m, ey, em);
	}
	return ent_str_format(arena, "%s/%s", is_day(lo) ? ent_day_print(lo, from) : "..",
						  is_day(hi) ? ent_day_print(hi, to) : "..");
}

static const char *const basis_names[] = {"unknown", "stated",   "inferred", "published",
										  "given",   "metadata", "dateline"};

const char *ent_basis_name(ent_basis basis)
{
	return (unsigned)basis < sizeof basis_names / sizeof *basis_names ? basis_names[basis] : "unknown";
}

bool ent_basis_parse(ent_str name, ent_basis *ret_basis)
{
	for (unsigned i = 0; i < sizeof basis_names / sizeof *basis_names; i++)
		if (ent_str_is(name, basis_names[i])) {
			*ret_basis = (ent_basis)i;
			return true;
		}
	return false;
}
