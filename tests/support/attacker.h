// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/random_below.h"

namespace vizsla::test {

/// What a window gave about one class while an image was in question: values by what they are of. Those that
/// begin with
/// "=" can be compared between classes, the others only with what the same class gave for other images.
using Facts = std::map<std::string, std::string>;

struct ClassSight
{
    Facts facts;
    std::set<std::string> pictures;  ///< its example photographs
};

/// One image in question as the attacker sees it; `answer` is what it must guess.
struct Sight
{
    std::vector<ClassSight> classes;
    std::string picture;
    std::size_t answer = 0;
    bool isFirst = false;  ///< of a sitting
};

struct Success
{
    std::string attack;
    int right = 0;
    int asked = 0;
    double chance = 0;  ///< right answers in a guess
    double luck = 0;    ///< probability that guessing at random does as well

    double rate() const { return asked == 0 ? 0 : static_cast<double>(right) / asked; }
};

/// P(X >= right), X binomial.
inline double upperTail(int right, int asked, double chance)
{
    double tail = 0;
    for (int k = right; k <= asked; ++k)
        tail += std::exp(std::lgamma(asked + 1.0) - std::lgamma(k + 1.0) - std::lgamma(asked - k + 1.0) +
                         k * std::log(chance) + (asked - k) * std::log1p(-chance));
    return tail;
}

/// Adds what the same attacks came to elsewhere.
inline void pool(std::vector<Success>& pooled, const std::vector<Success>& more)
{
    if (pooled.empty()) {
        pooled = more;
        return;
    }
    for (std::size_t attack = 0; attack < more.size(); ++attack) {
        Success& success = pooled[attack];
        success.right += more[attack].right;
        success.asked += more[attack].asked;
        success.luck = upperTail(success.right, success.asked, success.chance);
    }
}

/// Guesses the class of each image from any irregularity in what the window gave for it and for the images
/// before.
class Attacker
{
public:
    explicit Attacker(std::vector<Sight> sights) : m_sights(std::move(sights)) {}

    /// Every attack on all the images; `remembers`: also by photographs that were seen as examples before.
    std::vector<Success> attacks(bool remembers)
    {
        countUsual();
        std::vector<Success> successes{
            play("unlike the other classes",
                 [this](std::size_t at, std::size_t one) { return unlikeOthers(at, one); }),
            play("shows fewest", [this](std::size_t at, std::size_t one) { return -shown(at, one); }),
            play("shows most", [this](std::size_t at, std::size_t one) { return shown(at, one); }),
            play("unlike itself", [this](std::size_t at, std::size_t one) { return unlikeItself(at, one); }),
            play("changed", [this](std::size_t at, std::size_t one) { return changed(at, one); }),
            play("unchanged", [this](std::size_t at, std::size_t one) { return -changed(at, one); }),
            play(
                "photographs changed",
                [this](std::size_t at, std::size_t one) { return changed(at, one, "photographs in order"); }),
            play("photographs unchanged",
                 [this](std::size_t at, std::size_t one) {
                     return -changed(at, one, "photographs in order");
                 }),
            play("longest unchanged",
                 [this](std::size_t at, std::size_t one) { return unchangedFor(at, one); }),
            play("shortest unchanged",
                 [this](std::size_t at, std::size_t one) { return -unchangedFor(at, one); }),
            play("misses what was not asked yet",
                 [this](std::size_t at, std::size_t one) { return missing(at, one); }),
            play("shows the image",
                 [this](std::size_t at, std::size_t one) { return recognised(at, one, at); })};
        if (remembers)
            successes.push_back(play("showed the image before", [this](std::size_t at, std::size_t one) {
                return recognised(at, one, 0);
            }));
        successes.push_back(learned());
        return successes;
    }

private:
    using Score = std::function<double(std::size_t at, std::size_t one)>;

    const ClassSight& sight(std::size_t at, std::size_t one) const { return m_sights[at].classes[one]; }
    std::size_t classCount() const { return m_sights.front().classes.size(); }

    /// The class with the highest score, by lot where several have it.
    std::size_t guess(std::size_t at, const Score& score)
    {
        std::vector<std::size_t> best;
        double highest = 0;
        for (std::size_t one = 0; one < classCount(); ++one) {
            const double its = score(at, one);
            if (best.empty() || its > highest + 1e-9) {
                best.clear();
                highest = its;
            }
            if (its > highest - 1e-9)
                best.push_back(one);
        }
        return best[randomBelow(best.size(), m_random)];
    }

    Success play(const std::string& attack, const Score& score, std::size_t from = 0)
    {
        Success success{attack, 0, 0, 1.0 / static_cast<double>(classCount())};
        for (std::size_t at = from; at < m_sights.size(); ++at) {
            ++success.asked;
            success.right += guess(at, score) == m_sights[at].answer ? 1 : 0;
        }
        success.luck = upperTail(success.right, success.asked, success.chance);
        return success;
    }

    /// How often each class had given until then what it gives for an image, and since when it has shown each
    /// photograph. What came later must not be known: the class that was in question changes after its
    /// answer.
    void countUsual()
    {
        std::vector<std::map<std::string, std::map<std::string, int>>> given(classCount());
        m_shownSince.assign(classCount(), {});
        m_times.clear();
        for (std::size_t at = 0; at < m_sights.size(); ++at) {
            std::vector<std::map<std::string, int>>& times = m_times.emplace_back(classCount());
            for (std::size_t one = 0; one < classCount(); ++one) {
                for (const auto& [key, value] : sight(at, one).facts)
                    times[one][key] = ++given[one][key][value];
                for (const std::string& picture : sight(at, one).pictures)
                    m_shownSince[one].try_emplace(picture, at);
            }
        }
    }

    double unlikeOthers(std::size_t at, std::size_t one, const std::string& key) const
    {
        const std::string& value = sight(at, one).facts.at(key);
        double others = 0;
        for (std::size_t other = 0; other < classCount(); ++other)
            others += sight(at, other).facts.at(key) != value ? 1 : 0;
        return others / static_cast<double>(classCount());
    }
    double unlikeOthers(std::size_t at, std::size_t one) const
    {
        return sum(at, one,
                   [&](const std::string& key) { return key[0] == '=' ? unlikeOthers(at, one, key) : 0; });
    }
    double unlikeItself(std::size_t at, std::size_t one, const std::string& key) const
    {
        return 1 - m_times[at][one].at(key) / static_cast<double>(at + 1);
    }
    double unlikeItself(std::size_t at, std::size_t one) const
    {
        return sum(at, one, [&](const std::string& key) { return unlikeItself(at, one, key); });
    }
    double changed(std::size_t at, std::size_t one, const std::string& key) const
    {
        return !m_sights[at].isFirst && sight(at - 1, one).facts.at(key) != sight(at, one).facts.at(key) ? 1
                                                                                                         : 0;
    }
    double changed(std::size_t at, std::size_t one) const
    {
        return sum(at, one, [&](const std::string& key) { return changed(at, one, key); });
    }
    /// For how many images of the sitting the class has shown what it shows now.
    double unchangedFor(std::size_t at, std::size_t one) const
    {
        const std::string& now = sight(at, one).facts.at("photographs in order");
        double images = 0;
        for (; !m_sights[at].isFirst && sight(at - 1, one).facts.at("photographs in order") == now; --at)
            ++images;
        return images;
    }
    template <class Of>
    double sum(std::size_t at, std::size_t one, const Of& of) const
    {
        double sum = 0;
        for (const auto& [key, value] : sight(at, one).facts)
            sum += of(key);
        return sum;
    }
    double shown(std::size_t at, std::size_t one) const
    {
        return static_cast<double>(sight(at, one).pictures.size());
    }

    /// Of what the class has ever shown and does not show now, how much has not been in question in this
    /// sitting.
    double missing(std::size_t at, std::size_t one) const
    {
        std::set<std::string> asked;
        for (std::size_t before = at; before > 0 && !m_sights[before].isFirst; --before)
            asked.insert(m_sights[before - 1].picture);
        double missing = 0;
        double open = 0;
        for (const auto& [picture, since] : m_shownSince[one]) {
            if (since > at || sight(at, one).pictures.contains(picture))
                continue;
            ++missing;
            open += asked.contains(picture) ? 0 : 1;
        }
        return missing == 0 ? 0 : open / missing;
    }
    double recognised(std::size_t at, std::size_t one, std::size_t since) const
    {
        for (std::size_t seen = since; seen <= at; ++seen) {
            if (sight(seen, one).pictures.contains(m_sights[at].picture))
                return 1;
        }
        return 0;
    }

    /// What is odd about a class, by what it is odd in.
    std::map<std::string, bool> oddities(std::size_t at, std::size_t one) const
    {
        std::map<std::string, bool> odd;
        for (const auto& [key, value] : sight(at, one).facts) {
            odd[key + " changed"] = changed(at, one, key) > 0;
            odd[key + " unusual"] = unlikeItself(at, one, key) > 0.5;
            odd[key + " unlike others"] = key[0] == '=' && unlikeOthers(at, one, key) > 0.5;
        }
        odd["misses what was asked"] = missing(at, one) < 1;
        return odd;
    }
    /// Learns from the first half of the images, with their answers, what the right class is odd in.
    Success learned()
    {
        const std::size_t half = m_sights.size() / 2;
        std::map<std::string, std::array<double, 2>> times;  // of the others and the right ones
        for (std::size_t at = 0; at < half; ++at) {
            for (std::size_t one = 0; one < classCount(); ++one) {
                for (const auto& [what, isOdd] : oddities(at, one))
                    times[what][one == m_sights[at].answer] += isOdd ? 1 : 0;
            }
        }
        const double right = static_cast<double>(half) + 2;
        const double others = static_cast<double>(half * (classCount() - 1)) + 2;
        return play(
            "learned",
            [&](std::size_t at, std::size_t one) {
                double evidence = 0;
                for (const auto& [what, isOdd] : oddities(at, one)) {
                    const double ofRight = (times[what][1] + 1) / right;
                    const double ofOthers = (times[what][0] + 1) / others;
                    evidence +=
                        isOdd ? std::log(ofRight / ofOthers) : std::log((1 - ofRight) / (1 - ofOthers));
                }
                return evidence;
            },
            half);
    }

    std::vector<Sight> m_sights;
    std::vector<std::vector<std::map<std::string, int>>> m_times;
    std::vector<std::map<std::string, std::size_t>> m_shownSince;
    std::mt19937_64 m_random{11};
};

}  // namespace vizsla::test
