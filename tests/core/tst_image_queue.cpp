// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <numeric>
#include <random>

#include "core/labeling/part_queue.h"
#include "tests/support/test_program.h"

using namespace vizsla;

namespace image_queue_test {

namespace {

using Indices = std::vector<std::size_t>;

/// A part as a line of people would do it: who is skipped goes to the end, who is answered leaves. The line
/// is formed anew from what stands at each look.
class LineModel
{
public:
    enum class Kind { Answer, Correction, Skip };
    struct Action
    {
        Kind kind;
        std::size_t index;
    };

    explicit LineModel(std::size_t imageCount) : m_imageCount(imageCount) {}

    Indices line() const
    {
        Indices line(m_imageCount);
        std::iota(line.begin(), line.end(), 0);
        for (const Action& action : m_actions) {
            const auto left = std::erase(line, action.index);
            if (action.kind == Kind::Skip && left > 0)
                line.push_back(action.index);
        }
        std::erase_if(line, [this](std::size_t index) { return contains(m_timedOut, index); });
        if (front && contains(line, *front)) {
            std::erase(line, *front);
            line.insert(line.begin(), *front);
        }
        return line;
    }
    std::optional<std::size_t> current() const
    {
        const Indices images = line();
        return revisited ? revisited : images.empty() ? std::nullopt : std::optional(images.front());
    }
    const std::vector<Action>& actions() const { return m_actions; }
    Indices answered() const
    {
        Indices answered;
        for (const Action& action : m_actions) {
            if (action.kind == Kind::Answer)
                answered.push_back(action.index);
        }
        return answered;
    }

    void act(Kind kind, std::size_t index)
    {
        m_actions.push_back({kind, index});
        front = revisited = std::nullopt;
    }
    void timeUp(const Indices& images)
    {
        m_timedOut.insert(m_timedOut.end(), images.begin(), images.end());
        std::erase_if(m_actions, [&](const Action& action) { return contains(images, action.index); });
        front = revisited = std::nullopt;
    }
    Action undo()
    {
        const Action last = m_actions.back();
        m_actions.pop_back();
        const bool isCorrection = last.kind == Kind::Correction;
        revisited = isCorrection ? std::optional(last.index) : std::nullopt;
        if (!isCorrection)
            front = last.index;
        return last;
    }

    std::optional<std::size_t> front, revisited;

private:
    static bool contains(const Indices& images, std::size_t index)
    {
        return std::ranges::find(images, index) != images.end();
    }

    std::size_t m_imageCount;
    std::vector<Action> m_actions;
    Indices m_timedOut;
};

/// Whoever labels at random, with a queue and with the model of it.
class RandomLabeler
{
public:
    explicit RandomLabeler(unsigned seed)
        : m_random(seed),
          m_imageCount(1 + below(7)),
          m_model(m_imageCount),
          m_queue(m_imageCount)
    {}

    void step()
    {
        switch (below(8)) {
            case 0:
            case 1:
                return answer();
            case 2:
                return skip();
            case 3:
            case 4:
                return undo();
            case 5:
                return revisit();
            case 6:
                return letTimeBeUp();
            default:
                return below(2) == 0 ? leaveAsItIs() : recall();
        }
    }

    bool isAsModeled() const
    {
        const Indices line = m_model.line();
        Indices next = line;
        if (m_model.current())
            std::erase(next, *m_model.current());
        const Indices nextTwo(next.begin(), next.begin() + std::min<std::ptrdiff_t>(2, std::ssize(next)));
        return m_queue.current() == m_model.current() && m_queue.open() == line &&
               m_queue.revisited() == m_model.revisited && m_queue.isDone() == line.empty() &&
               m_queue.upcoming(100) == next && m_queue.upcoming(2) == nextTwo;
    }

private:
    std::size_t below(std::size_t end) { return m_random() % end; }

    void answer()
    {
        const auto index = m_model.current();
        if (!index)
            return;
        if (m_model.revisited) {
            m_model.act(LineModel::Kind::Correction, *index);
            m_queue.lookedAgain();
        } else {
            m_model.act(LineModel::Kind::Answer, *index);
            m_queue.answered(*index);
        }
    }

    void skip()
    {
        const auto index = m_model.current();
        if (!index || m_model.revisited)
            return;
        m_model.act(LineModel::Kind::Skip, *index);
        m_queue.skipped(*index);
    }

    void undo()
    {
        if (m_model.actions().empty())
            return;
        const auto [kind, index] = m_model.undo();
        if (kind == LineModel::Kind::Answer)
            m_queue.answerUndone(index);
        else if (kind == LineModel::Kind::Correction)
            m_queue.correctionUndone(index);
        else
            m_queue.skipUndone(index);
    }

    void revisit()
    {
        const Indices answered = m_model.answered();
        const bool goesBack = !answered.empty() && below(3) != 0;
        m_model.revisited = goesBack ? std::optional(answered[below(answered.size())]) : std::nullopt;
        m_queue.revisit(m_model.revisited);
    }

    void leaveAsItIs()
    {
        if (!m_model.revisited)
            return;
        m_model.front = m_model.revisited = std::nullopt;
        m_queue.lookedAgain();
    }

    void letTimeBeUp()
    {
        if (!m_model.current() || below(2) == 0)
            return;
        Indices ended;
        if (below(6) == 0)
            ended = m_model.line();
        else if (!m_model.revisited)
            ended = {*m_model.current()};
        m_model.timeUp(ended);
        m_queue.timeUp(ended);
    }

    void recall()
    {
        const Indices line = m_model.line();
        if (line.empty())
            return;
        m_model.front = line[below(line.size())];
        m_queue.recall(*m_model.front);
    }

    std::mt19937 m_random;
    std::size_t m_imageCount;
    LineModel m_model;
    PartQueue m_queue;
};

}  // namespace

/// The policy of which image comes next in a part.
class TestImageQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomSequences_giveWhatTheModelGives()
    {
        for (unsigned seed = 0; seed < 2000; ++seed) {
            RandomLabeler labeler(seed);
            for (int step = 0; step < 60; ++step) {
                labeler.step();
                QVERIFY2(labeler.isAsModeled(),
                         qPrintable(QStringLiteral("seed %1, step %2").arg(seed).arg(step)));
            }
        }
    }

    void skippedImages_comeLastAsTheyWereSkipped()
    {
        PartQueue queue(4);
        queue.skipped(0);
        queue.skipped(1);
        queue.skipped(0);
        QCOMPARE(queue.open(), (Indices{2, 3, 1, 0}));
        queue.skipUndone(0);
        QCOMPARE(queue.open(), (Indices{0, 2, 3, 1}));
        // The skip before it still stands.
        queue.answered(0);
        queue.answerUndone(0);
        queue.answered(0);
        queue.skipped(2);
        QCOMPARE(queue.open(), (Indices{3, 1, 2}));
    }

    void doneQueue_hasACurrentImageOnlyWhereOneIsRevisited()
    {
        PartQueue queue(2);
        queue.answered(0);
        queue.timeUp(Indices{1});
        QVERIFY(queue.isDone() && !queue.current());
        queue.revisit(0);
        QVERIFY(queue.isDone());
        QCOMPARE(queue.current(), std::optional<std::size_t>(0));
        queue.lookedAgain();
        QVERIFY(!queue.current() && !queue.revisited());
    }

    void revisitedImage_keepsThePlaceOfTheOpenOne()
    {
        PartQueue queue(3);
        queue.answered(0);
        queue.skipped(1);
        queue.skipUndone(1);
        queue.revisit(0);
        QCOMPARE(queue.upcoming(5), (Indices{1, 2}));
        queue.revisit(std::nullopt);
        QCOMPARE(queue.current(), std::optional<std::size_t>(1));
    }
};

}  // namespace image_queue_test

VIZSLA_TEST(tst_image_queue, image_queue_test::TestImageQueue)
#include "tst_image_queue.moc"
