// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/fit.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/random_below.h"

namespace vizsla {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A model's place on the axes.
struct Point
{
    double x = 0;
    double y = 0;
};

double clampedShare(const Accuracy& accuracy)
{
    if (accuracy.correct > 0 && accuracy.correct < accuracy.total)
        return accuracy.value();
    return (accuracy.correct + 0.5) / (accuracy.total + 1.0);
}

std::vector<Point> pointsOf(std::span<const AccuracyPair> models, Axis axis)
{
    std::vector<Point> points;
    for (const AccuracyPair& model : models) {
        if (model.first.total > 0 && model.second.total > 0)
            points.push_back({axisValue(model.first, axis), axisValue(model.second, axis)});
    }
    return points;
}

Point meanOf(std::span<const Point> points)
{
    Point mean;
    for (const Point& point : points)
        mean = {mean.x + point.x, mean.y + point.y};
    const auto count = static_cast<double>(points.size());
    return {mean.x / count, mean.y / count};
}

std::optional<FittedLine> fitPoints(std::span<const Point> points, Axis axis)
{
    // Asked of the values themselves: a sum of squares about a rounded mean is hardly ever 0.
    const auto isElsewhere = [&](const Point& point) { return point.x != points.front().x; };
    if (std::ranges::none_of(points, isElsewhere))
        return std::nullopt;
    const Point mean = meanOf(points);
    double squares = 0;
    double products = 0;
    for (const Point& point : points) {
        squares += (point.x - mean.x) * (point.x - mean.x);
        products += (point.x - mean.x) * (point.y - mean.y);
    }
    const double slope = products / squares;
    return FittedLine{axis, mean.y - slope * mean.x, slope};
}

/// Lines through models drawn with replacement. `points` can be fitted.
class LineDraw
{
public:
    LineDraw(std::span<const Point> points, Axis axis)
        : m_points(points),
          m_drawn(points.size()),
          m_axis(axis)
    {}

    FittedLine draw(std::mt19937_64& random)
    {
        for (;;) {
            for (Point& point : m_drawn)
                point = m_points[randomBelow(m_points.size(), random)];
            if (const auto line = fitPoints(m_drawn, m_axis))
                return *line;
        }
    }

private:
    std::span<const Point> m_points;
    std::vector<Point> m_drawn;
    Axis m_axis;
};

/// Counts from a binomial distribution, by inversion from the mode outwards: about as many steps as its
/// standard deviation. std::binomial_distribution differs between standard libraries.
class CountDraw
{
public:
    explicit CountDraw(const Accuracy& accuracy)
        : m_trials(accuracy.total),
          m_odds(clampedShare(accuracy) / (1 - clampedShare(accuracy))),
          m_mode(static_cast<int>((m_trials + 1.0) * clampedShare(accuracy))),
          m_chanceOfMode(boost::math::pdf(
              boost::math::binomial_distribution<>(m_trials, clampedShare(accuracy)), m_mode))
    {}

    Accuracy draw(std::mt19937_64& random) const
    {
        double left = static_cast<double>(random() >> 11) * 0x1p-53 - m_chanceOfMode;
        Tail below{m_mode, m_chanceOfMode};
        Tail above = below;
        while (left >= 0 && (below.count > 0 || above.count < m_trials)) {
            if (below.count > 0) {
                below.chance *= below.count / ((m_trials - below.count + 1) * m_odds);
                left -= below.chance;
                --below.count;
                if (left < 0)
                    return {below.count, m_trials, 0};
            }
            if (above.count < m_trials) {
                above.chance *= (m_trials - above.count) * m_odds / (above.count + 1);
                left -= above.chance;
                ++above.count;
                if (left < 0)
                    return {above.count, m_trials, 0};
            }
        }
        return {m_mode, m_trials, 0};
    }

private:
    struct Tail
    {
        int count;
        double chance;
    };
    int m_trials;
    double m_odds;
    int m_mode;
    double m_chanceOfMode;
};

/// Linear interpolation (type 7 of Hyndman & Fan, The American Statistician 50, 1996). `sorted` is not empty.
double quantile(std::span<const double> sorted, double fraction)
{
    const double position = fraction * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Interval percentileInterval(std::vector<double> values, double confidence)
{
    std::ranges::sort(values);
    const double tail = (1 - confidence) / 2;
    return {quantile(values, tail), quantile(values, 1 - tail)};
}

}  // namespace

double axisValue(double share, Axis axis)
{
    if (axis == Axis::Linear || std::isnan(share))
        return share;
    if (share <= 0 || share >= 1)
        return share <= 0 ? -infinity : infinity;
    return axis == Axis::Logit ? std::log(share) - std::log1p(-share)
                               : boost::math::quantile(boost::math::normal(), share);
}

double axisValue(const Accuracy& accuracy, Axis axis)
{
    return axisValue(axis == Axis::Linear || accuracy.total <= 0 ? accuracy.value() : clampedShare(accuracy),
                     axis);
}

double shareAt(double value, Axis axis)
{
    if (axis == Axis::Linear)
        return value;
    return axis == Axis::Logit ? 1 / (1 + std::exp(-value)) : std::erfc(-value / std::numbers::sqrt2) / 2;
}

double FittedLine::predict(double firstShare) const
{
    // A level line stays level where the axis ends in infinity.
    return shareAt(slope == 0 ? intercept : intercept + slope * axisValue(firstShare, axis), axis);
}

double FittedLine::predict(const Accuracy& first) const
{
    return shareAt(intercept + slope * axisValue(first, axis), axis);
}

double FittedLine::residual(const AccuracyPair& pair) const
{
    return axisValue(pair.second, axis) - (intercept + slope * axisValue(pair.first, axis));
}

std::optional<FittedLine> fitLine(std::span<const AccuracyPair> models, Axis axis)
{
    return fitPoints(pointsOf(models, axis), axis);
}

double rSquared(const FittedLine& line, std::span<const AccuracyPair> models)
{
    const std::vector<Point> points = pointsOf(models, line.axis);
    const double mean = meanOf(points).y;
    double variance = 0;
    double unexplained = 0;
    for (const Point& point : points) {
        const double residual = point.y - (line.intercept + line.slope * point.x);
        variance += (point.y - mean) * (point.y - mean);
        unexplained += residual * residual;
    }
    return variance > 0 ? 1 - unexplained / variance : std::numeric_limits<double>::quiet_NaN();
}

std::optional<EffectiveRobustness> effectiveRobustness(const AccuracyPair& classifier,
                                                       std::span<const AccuracyPair> models, Axis axis,
                                                       const Bootstrap& bootstrap)
{
    const std::vector<Point> points = pointsOf(models, axis);
    const auto line = fitPoints(points, axis);
    if (!line || classifier.first.total <= 0 || classifier.second.total <= 0)
        return std::nullopt;
    EffectiveRobustness result;
    result.value = classifier.second.value() - line->predict(classifier.first);
    if (bootstrap.rounds <= 0)
        return result;
    std::mt19937_64 random(bootstrap.seed);
    LineDraw lines(points, axis);
    const CountDraw first(classifier.first);
    const CountDraw second(classifier.second);
    std::vector<double> values(static_cast<std::size_t>(bootstrap.rounds));
    for (double& value : values) {
        const FittedLine drawn = lines.draw(random);
        const double predicted = drawn.predict(first.draw(random));
        value = second.draw(random).value() - predicted;
    }
    result.interval = percentileInterval(std::move(values), bootstrap.confidence);
    return result;
}

std::vector<Interval> fitBand(std::span<const AccuracyPair> models, Axis axis,
                              std::span<const double> firstShares, const Bootstrap& bootstrap)
{
    const std::vector<Point> points = pointsOf(models, axis);
    if (!fitPoints(points, axis) || bootstrap.rounds <= 0)
        return {};
    std::mt19937_64 random(bootstrap.seed);
    LineDraw lines(points, axis);
    std::vector<std::vector<double>> values(firstShares.size());
    for (int round = 0; round < bootstrap.rounds; ++round) {
        const FittedLine drawn = lines.draw(random);
        for (std::size_t index = 0; index < firstShares.size(); ++index)
            values[index].push_back(drawn.predict(firstShares[index]));
    }
    std::vector<Interval> band;
    for (std::vector<double>& at : values)
        band.push_back(percentileInterval(std::move(at), bootstrap.confidence));
    return band;
}

}  // namespace vizsla
