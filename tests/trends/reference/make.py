#!/usr/bin/env python3
"""Makes values.json: reference values of the figures, from scipy, statsmodels and pymannkendall.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python make.py > values.json

Nothing here is taken from the program: each value comes from a library's own function, and where
two libraries have one, they are compared. The same versions give the same file, byte by byte.
"""

import json
import math
import random
import sys
from importlib.metadata import version

import numpy as np
import pymannkendall
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.rates import confint_poisson

DRAW = random.Random(20261123)


def close(one, other, relative=1e-9):
    assert math.isclose(one, other, rel_tol=relative, abs_tol=1e-13), (one, other)


# The methods


def wilson(k, n):
    low, high = proportion_confint(k, n, alpha=0.05, method="wilson")
    # The ends are exact: the library misses them by a rounding error.
    return (0.0 if k == 0 else float(low), 1.0 if k == n else float(high))


def garwood(count):
    low, high = confint_poisson(count, 1, method="exact-c", alpha=0.05)
    close(high, stats.chi2.ppf(0.975, 2 * count + 2) / 2)
    return (0.0 if count == 0 else float(low), float(high))


def dispersion(weeks):
    """Pearson's statistic of a Poisson model with nothing but a rate; weeks are (nights, cramps)."""
    used = [(nights, cramps) for nights, cramps in weeks if nights > 0]
    if len(used) < 8 or sum(cramps for _, cramps in used) == 0:
        return None
    nights = np.array([nights for nights, _ in used], dtype=float)
    cramps = np.array([cramps for _, cramps in used], dtype=float)
    model = sm.GLM(cramps, np.ones(len(used)), family=sm.families.Poisson(), offset=np.log(nights))
    fit = model.fit(tol=1e-14, maxiter=200)
    return float(fit.pearson_chi2 / fit.df_resid)


def widened(estimate, bound, factor):
    if bound == 0:
        return 0.0
    return math.exp(math.log(estimate) + math.sqrt(factor) * math.log(bound / estimate))


def cramps_per_week(cramps, recorded, factor):
    low, high = (7 * bound / recorded for bound in garwood(cramps))
    estimate = 7 * cramps / recorded
    if factor is not None and factor > 1.5:
        low, high = widened(estimate, low, factor), widened(estimate, high, factor)
    return {"estimate": estimate, "low": low, "high": high}


def rate_ratio(after, nights_after, before, nights_before):
    """Ratio, low, high and p; None where it cannot be had."""
    cramps = after + before
    if cramps == 0:
        return None, None, None, None
    share = nights_after / (nights_after + nights_before)
    tails = [
        stats.binomtest(after, cramps, share, alternative=side).pvalue
        for side in ("less", "greater")
    ]
    p = min(1.0, 2 * min(tails))
    # Clopper-Pearson, each bound from the side on which it is small.
    nights = nights_before / nights_after
    low = high = 0.0
    if after > 0:
        share_low = stats.beta.ppf(0.025, after, before + 1)
        close(share_low, proportion_confint(after, cramps, alpha=0.05, method="beta")[0])
        low = share_low / stats.beta.isf(0.025, before + 1, after) * nights
    if before == 0:
        return None, float(low), None, float(p)
    other = stats.beta.ppf(0.025, before, after + 1)
    high = stats.beta.isf(0.025, after + 1, before) / other * nights
    return after / before * nights, float(low), float(high), float(p)


def newcombe(k1, n1, k2, n2):
    low, high = confint_proportions_2indep(
        k1, n1, k2, n2, compare="diff", method="newcomb", alpha=0.05
    )
    # Where a side is at its end the library is a rounding error off, which shows in a bound of 0.
    (low1, high1), (low2, high2) = wilson(k1, n1), wilson(k2, n2)
    p1, p2 = k1 / n1, k2 / n2
    own_low = p1 - p2 - math.sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2)
    own_high = p1 - p2 + math.sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)
    close(own_low, float(low))
    close(own_high, float(high))
    return own_low, own_high


def fisher(k1, n1, k2, n2):
    return float(stats.fisher_exact([[k1, n1 - k1], [k2, n2 - k2]], alternative="two-sided").pvalue)


def benjamini_hochberg(p_values):
    return [float(q) for q in multipletests(p_values, method="fdr_bh")[1]]


def mann_kendall(values):
    """S, its variance and p; p from the library's z, as its own loses digits where it is small."""
    if len(set(values)) == 1:
        return 0, 0.0, 1.0
    found = pymannkendall.original_test(values)
    p = min(1.0, float(2 * stats.norm.sf(abs(found.z))))
    close(p, float(found.p))
    return int(found.s), float(found.var_s), p


def theil_sen(weeks, values):
    found = stats.theilslopes(values, weeks, alpha=0.95)
    return float(found.slope), float(found.low_slope), float(found.high_slope)


def quartiles(values):
    return [float(np.quantile(values, share, method="linear")) for share in (0.25, 0.5, 0.75)]


# The cases


def wilson_cases():
    for n in (1, 2, 7, 10, 14, 28, 61, 182, 365, 1826, 18250):
        for k in sorted({0, 1, n // 14, n // 7, n // 4, n // 3, n // 2, 3 * n // 4, n - 1, n}):
            low, high = wilson(k, n)
            yield {"k": k, "n": n, "low": low, "high": high}


def garwood_cases():
    counts = list(range(0, 31)) + [40, 55, 75, 100, 150, 211, 300, 500, 811, 1200, 2800, 5000, 12000]
    for count in counts:
        low, high = garwood(count)
        yield {"count": count, "low": low, "high": high}


def dispersion_cases():
    for number in range(60):
        length = (8, 9, 12, 26, 52)[number % 5]
        rate = DRAW.choice((0.05, 0.2, 0.5, 1.2))
        spread = DRAW.choice((0.0, 0.5, 1.0, 1.5))
        weeks = []
        for _ in range(length + 2):
            nights = DRAW.choice((0, 1, 3, 4, 6, 7, 7, 7, 7))
            level = rate * math.exp(DRAW.gauss(0, spread))
            weeks.append((nights, poisson(level * nights)))
        factor = dispersion(weeks)
        cramps, recorded = sum(c for _, c in weeks), sum(n for n, _ in weeks)
        if factor is None or cramps > 3000:
            continue
        yield {"weeks": weeks, "dispersion": factor} | cramps_per_week(cramps, recorded, factor)


def ratio_cases():
    counts = (0, 1, 2, 5, 9, 20, 60)
    pairs = [(a, b) for a in counts for b in counts if a + b > 0]
    nights = ((28, 28), (14, 28), (28, 14), (23, 17))
    cases = [(a, *nights[i % 4][:1], b, nights[i % 4][1]) for i, (a, b) in enumerate(pairs)]
    cases += [(0, 14, 1, 28), (3, 14, 0, 28), (1, 28, 700, 28), (2800, 28, 1, 28)]
    cases += [(2800, 28, 2700, 28), (2, 17877, 9, 16660), (5, 14, 2, 30), (0, 28, 4, 28)]
    cases += [(DRAW.randint(0, 40), DRAW.randint(14, 28), DRAW.randint(1, 40), DRAW.randint(14, 28))
              for _ in range(40)]
    for after, nights_after, before, nights_before in cases:
        ratio, low, high, p = rate_ratio(after, nights_after, before, nights_before)
        yield {
            "after": [after, nights_after], "before": [before, nights_before],
            "ratio": ratio, "low": low, "high": high, "p": p,
        }


def table_cases():
    cases = [(8, 12, 9, 30), (56, 70, 48, 80), (0, 10, 5, 10), (10, 10, 0, 10), (10, 10, 10, 10)]
    cases += [(0, 10, 0, 10), (5, 10, 5, 10), (1, 200, 30, 1000), (400, 1000, 4600, 9000)]
    cases += [(2500, 9000, 3500, 9250), (7, 14, 7, 28), (14, 28, 7, 14), (1, 10, 100, 1000)]
    for _ in range(113):
        n1, n2 = DRAW.randint(10, 90), DRAW.randint(10, 160)
        cases.append((DRAW.randint(0, n1), n1, DRAW.randint(0, n2), n2))
    for k1, n1, k2, n2 in cases:
        low, high = newcombe(k1, n1, k2, n2)
        yield {
            "with": [k1, n1], "without": [k2, n2],
            "difference": k1 / n1 - k2 / n2, "low": low, "high": high, "p": fisher(k1, n1, k2, n2),
        }


def family_cases():
    families = [[0.01, 0.04, 0.03, 0.005, 0.2, 0.5], [0.2], [1.0, 1.0], [0.03, 0.03, 0.03, 0.9]]
    for size in (2, 3, 5, 10, 17, 20):
        for _ in range(6):
            family = [round(DRAW.random() ** DRAW.choice((1, 3)), 6) for _ in range(size)]
            families.append([max(p, 1e-9) for p in family])
    for family in families:
        yield {"p": family, "q": benjamini_hochberg(family)}


def trend_cases():
    """Weeks with gaps: position, cramp nights, recorded nights. Many rates are tied."""
    fixed = [[1, 2, 2, 0, 3, 1, 4, 3, 5, 2, 4, 6], [3, 2, 2, 1, 0, 1, 0, 0], [2] * 9]
    series = [[(week, value, 7) for week, value in enumerate(values)] for values in fixed]
    for number in range(87):
        length = (8, 9, 10, 13, 26, 40, 52, 104)[number % 8]
        rise = DRAW.choice((-0.05, 0.0, 0.0, 0.02, 0.1))
        weeks, week = [], 0
        for _ in range(length):
            week += DRAW.choice((1, 1, 1, 1, 2, 5)) if number % 2 else 1
            recorded = DRAW.choice((4, 5, 6, 7, 7, 7))
            share = min(max(0.35 + rise * (week - length / 2) / 2, 0.02), 0.98)
            nights = sum(DRAW.random() < share for _ in range(recorded))
            weeks.append((week, nights, recorded))
        series.append(weeks)
    for series_weeks in series:
        weeks = [week for week, _, _ in series_weeks]
        values = [7 * nights / recorded for _, nights, recorded in series_weeks]
        s, variance, p = mann_kendall(values)
        slope, low, high = theil_sen(weeks, values)
        yield {
            "weeks": series_weeks, "s": s, "variance": variance, "p": p,
            "slope": slope, "low": low, "high": high,
        }


def quartile_cases():
    for number in range(50):
        size = 1 + number % 10 if number < 30 else DRAW.randint(11, 90)
        values = [DRAW.choice((DRAW.randint(0, 10), round(DRAW.uniform(0.5, 30), 1)))
                  for _ in range(size)]
        q1, median, q3 = quartiles(values)
        yield {"values": values, "q1": q1, "median": median, "q3": q3}


FACTORS = ("hot_or_sweaty", "long_sitting", "long_standing", "unsupportive_shoes", "electrolytes")


def diary_cases():
    for number in range(16):
        yield diary_case(number, nights=(21, 56, 84, 90, 182, 200, 365, 60)[number % 8])


def diary_case(number, nights):
    """A diary as texts of one letter a night: cramps 0 to 9 or "." for not recorded; for each
    factor y, n or "."; a medication is the position of its first day."""
    gap, base = DRAW.choice((0.05, 0.15, 0.4)), DRAW.choice((0.1, 0.3, 0.6))
    answers = {
        factor: "".join(DRAW.choice("yn.") if number % 3 else DRAW.choice("yyn") for _ in range(nights))
        for factor in FACTORS[: 1 + number % 5]
    }
    burst = 1.0
    cramps = ""
    for night in range(nights):
        if night % 7 == 0 and number % 2:
            burst = DRAW.choice((0.2, 0.5, 3.0))
        rate = base * burst * (1.0 + (answers.get("long_sitting", "." * nights)[night] == "y"))
        cramps += "." if DRAW.random() < gap else str(min(poisson(rate), 9))
    start = nights // 2 if number % 4 else nights // 3
    return {
        "cramps": cramps, "answers": answers, "medication": start,
        "figures": diary_figures(cramps, answers, start),
    }


def diary_figures(cramps, answers, start):
    count = [None if letter == "." else int(letter) for letter in cramps]
    recorded = [value for value in count if value is not None]
    weeks = []
    for first in range(0, len(count), 7):
        known = [value for value in count[first : first + 7] if value is not None]
        weeks.append((len(known), sum(known), sum(value > 0 for value in known)))
    factor = dispersion([(nights, total) for nights, total, _ in weeks])
    low, high = wilson(sum(value > 0 for value in recorded), len(recorded))
    used = [(week, 7 * cramp_nights / nights)
            for week, (nights, _, cramp_nights) in enumerate(weeks) if nights >= 4]
    trend = None
    if len(used) >= 8:
        places, rates = [week for week, _ in used], [rate for _, rate in used]
        s, _, p = mann_kendall(rates)
        trend = {"s": s, "p": p, "slope": theil_sen(places, rates)[0]}
    return {
        "cramp_nights": {"low": 7 * low, "high": 7 * high}, "dispersion": factor,
        "cramps": cramps_per_week(sum(recorded), len(recorded), factor),
        "weeks_used": len(used), "trend": trend,
        "medication": medication_figures(count, start, factor),
        "factors": factor_figures(count, answers),
    }


def medication_figures(count, start, factor):
    """The night of position d has its morning on day d; the start's own morning is before."""
    before = [v for v in count[max(0, start - 27) : start + 1] if v is not None]
    after = [v for v in count[start + 1 : start + 29] if v is not None]
    sides = {"before": [sum(before), len(before)], "after": [sum(after), len(after)]}
    ratio = low = high = p = None
    if len(before) >= 14 and len(after) >= 14:
        ratio, low, high, p = rate_ratio(sum(after), len(after), sum(before), len(before))
        if factor is not None and factor > 1.5:
            p = None
            if not ratio:
                # No place on the log scale: only the bound at 0 stands.
                low, high = (0.0 if ratio == 0 else None), None
            else:
                low, high = widened(ratio, low, factor), widened(ratio, high, factor)
    return sides | {"ratio": ratio, "low": low, "high": high, "p": p}


def factor_figures(count, answers):
    found = {}
    for factor, letters in answers.items():
        sides = {}
        for answer in "yn":
            known = [v for v, letter in zip(count, letters) if letter == answer and v is not None]
            sides[answer] = (sum(v > 0 for v in known), len(known))
        (k1, n1), (k2, n2) = sides["y"], sides["n"]
        if n1 + n2 == 0:
            continue
        found[factor] = {"with": [k1, n1], "without": [k2, n2], "low": None, "high": None,
                         "p": None, "q": None}
        if n1 >= 10 and n2 >= 10 and k1 + k2 >= 5:
            low, high = newcombe(k1, n1, k2, n2)
            found[factor] |= {"low": low, "high": high, "p": fisher(k1, n1, k2, n2)}
    tested = [factor for factor in found if found[factor]["p"] is not None]
    if tested:
        q_values = benjamini_hochberg([found[factor]["p"] for factor in tested])
        for factor, q in zip(tested, q_values):
            found[factor]["q"] = q
    return found


def poisson(mean):
    """A Poisson count by multiplication; the means here are small."""
    limit, product, count = math.exp(-min(mean, 60)), DRAW.random(), 0
    while product > limit:
        product *= DRAW.random()
        count += 1
    return count


def main():
    groups = {
        "wilson": wilson_cases, "garwood": garwood_cases, "dispersion": dispersion_cases,
        "ratio": ratio_cases, "table": table_cases, "family": family_cases,
        "trend": trend_cases, "quartiles": quartile_cases, "diary": diary_cases,
    }
    groups = {name: list(cases()) for name, cases in groups.items()}
    packages = ("numpy", "scipy", "statsmodels", "pymannkendall")
    head = {"python": sys.version.split()[0]} | {name: version(name) for name in packages}
    print('{"made_with": ' + json.dumps(head) + ",")
    print(f'"cases": {sum(len(cases) for cases in groups.values())}', end="")
    for name, cases in groups.items():
        lines = ",\n".join(json.dumps(case, allow_nan=False) for case in cases)
        print(f',\n"{name}": [\n{lines}\n]', end="")
    print("}")


if __name__ == "__main__":
    main()
