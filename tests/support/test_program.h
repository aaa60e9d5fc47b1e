// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

/// Makes `Class` the test `name`, called as the file is, of its folder's test program (tests/CMakeLists.txt).
/// Each test is run by a process of its own.
#define VIZSLA_TEST(name, Class)                 \
    int name(int argc, char** argv);             \
    int name(int argc, char** argv)              \
    {                                            \
        TestApplication application(argc, argv); \
        Class test;                              \
        QTEST_SET_MAIN_SOURCE_PATH               \
        return QTest::qExec(&test, argc, argv);  \
    }
