// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/ids.h"

#include <QTest>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include "core/store/review_repository.h"
#include "core/store/session_repository.h"
#include "core/store/statement.h"
#include "core/store/task_repository.h"
#include "core/store/verdict_repository.h"
#include "tests/support/test_program.h"

using namespace vizsla;

namespace ids_test {

namespace {

template <class First, class Second>
constexpr bool areApart =
    !std::is_convertible_v<First, Second> && !std::is_constructible_v<First, Second> &&
    !std::is_assignable_v<First&, Second> && !std::equality_comparable_with<First, Second>;

template <class First, class... Others>
constexpr bool isApartFrom = ((areApart<First, Others> && areApart<Others, First>)&&...);

template <class... Ids>
constexpr bool areAllApart = true;
template <class First, class... Others>
constexpr bool areAllApart<First, Others...> = isApartFrom<First, Others...>&& areAllApart<Others...>;

static_assert(areAllApart<AnnotationSourceId, AnswerId, ImageId, LabelerId, ModelId, ReviewActionId,
                          ReviewerId, SessionId, SkipId, TaskId, TestSetId, UnansweredId>);

/// Text becomes an id only where the id is named, and an id becomes text only where it is asked for.
template <class Text>
constexpr bool isNoId = std::is_constructible_v<TaskId, Text> && !std::is_convertible_v<Text, TaskId> &&
                        !std::is_assignable_v<TaskId&, Text> && !std::is_convertible_v<TaskId, Text> &&
                        !std::is_constructible_v<Text, TaskId>;

static_assert(isNoId<std::string> && isNoId<const char*>);
static_assert(!std::is_convertible_v<TaskId, std::string_view>);
static_assert(!std::is_constructible_v<std::string_view, TaskId>);

// Two ids that change places do not compile.
using Sessions = const SessionRepository&;
static_assert(std::is_invocable_v<decltype(&SessionRepository::answersOfTask), Sessions, LabelerId, TaskId>);
static_assert(!std::is_invocable_v<decltype(&SessionRepository::answersOfTask), Sessions, TaskId, LabelerId>);
static_assert(
    std::is_invocable_v<decltype(&SessionRepository::hasReportedProblem), Sessions, ImageId, LabelerId>);
static_assert(
    !std::is_invocable_v<decltype(&SessionRepository::hasReportedProblem), Sessions, LabelerId, ImageId>);
static_assert(
    std::is_invocable_v<decltype(&TaskRepository::keptSeed), const TaskRepository&, TaskId, LabelerId>);
static_assert(
    !std::is_invocable_v<decltype(&TaskRepository::keptSeed), const TaskRepository&, LabelerId, TaskId>);
static_assert(!std::is_invocable_v<decltype(&TaskRepository::keptSeed), const TaskRepository&, std::string,
                                   std::string>);
static_assert(!std::is_invocable_v<decltype(&VerdictRepository::column), const VerdictRepository&, LabelerId,
                                   TestSetId>);

}  // namespace

class IdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void id_isEmptyAtFirst_andThenItsText()
    {
        QVERIFY(TaskId().empty());
        QCOMPARE(TaskId().text(), std::string());
        QVERIFY(!TaskId("a").empty());
        QCOMPARE(TaskId("a").text(), std::string("a"));
    }

    void ids_areComparedByText()
    {
        QVERIFY(TaskId("a") == TaskId("a"));
        QVERIFY(TaskId("a") != TaskId("b"));
        QVERIFY(TaskId("a") < TaskId("b"));
        QVERIFY(!(TaskId("b") < TaskId("a")));
        const std::unordered_set<TaskId> known{TaskId("a"), TaskId("a"), TaskId("b")};
        QCOMPARE(known.size(), std::size_t{2});
        QVERIFY(known.contains(TaskId("b")));
    }
};

}  // namespace ids_test

VIZSLA_TEST(tst_ids, ids_test::IdsTest)
#include "tst_ids.moc"
