//! Which number of a date is the day. WhatsApp writes dates as the telephone's locale does and does not say which.

use super::line::Stamp;
use jiff::civil;

/// The order of the numbers in the dates of one file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Finds the order from all stamps of a file, in this sequence of evidence:
/// 1. a first number above 12 is a day, a second one above 12 is not a month (the more frequent of the two wins);
/// 2. messages follow one another: the order under which fewer of them would go back in time;
/// 3. a number that is padded with a zero is not how the United States write: day first;
/// 4. people write to one another on days that lie together: where nothing is padded, the order under which all
///    messages take at most a quarter of the time;
/// 5. nothing padded, slashes, AM/PM and two digits for the year: month first;
/// 6. everybody else who does not begin with the year begins with the day.
pub(super) fn find<'a>(stamps: impl Iterator<Item = &'a Stamp> + Clone) -> Order {
    let count = |which: usize| {
        stamps.clone().filter(|s| !s.year_first && s.numbers.get(which).is_some_and(|n| *n > 12)).count()
    };
    let (day_first, month_first) = (count(0), count(1));
    if day_first != month_first {
        return if day_first > month_first { Order::DayFirst } else { Order::MonthFirst };
    }
    let backwards = |order: Order| {
        let dates: Vec<_> = stamps.clone().filter_map(|stamp| civil(stamp, order)).collect();
        dates.windows(2).filter(|pair| matches!(pair, [one, next] if next < one)).count()
    };
    match backwards(Order::DayFirst).cmp(&backwards(Order::MonthFirst)) {
        std::cmp::Ordering::Less => return Order::DayFirst,
        std::cmp::Ordering::Greater => return Order::MonthFirst,
        std::cmp::Ordering::Equal => {}
    }
    if stamps.clone().any(|stamp| stamp.padded) || !stamps.clone().any(|stamp| stamp.unpadded) {
        return Order::DayFirst;
    }
    let days = |order: Order| {
        let dates = || stamps.clone().filter_map(|stamp| civil(stamp, order)).map(|date| date.date());
        let (first, last) = (dates().min()?, dates().max()?);
        first.until(last).ok().map(|span| span.get_days())
    };
    match (days(Order::DayFirst), days(Order::MonthFirst)) {
        (Some(day), Some(month)) if day * 4 < month => Order::DayFirst,
        (Some(day), Some(month)) if month * 4 < day => Order::MonthFirst,
        _ if stamps.clone().any(|stamp| stamp.american) => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}

/// The local date and time of a stamp. A number above 12 is a day whatever the order of the file.
pub(super) fn civil(stamp: &Stamp, order: Order) -> Option<civil::DateTime> {
    let [first, second, third] = stamp.numbers;
    let (year, month, day) = match (stamp.year_first, order) {
        (true, _) => (first, second, third),
        (false, Order::DayFirst) if second <= 12 => (third, second, first),
        (false, Order::MonthFirst) if first > 12 => (third, second, first),
        (false, _) => (third, first, second),
    };
    let year = match year {
        0..100 => year + 2000,
        // Thailand counts from the Buddha. Other years from before WhatsApp are of calendars that are not known here.
        2540.. => year - 543,
        2009.. => year,
        _ => return None,
    };
    civil::DateTime::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
        i8::try_from(stamp.hour).ok()?,
        i8::try_from(stamp.minute).ok()?,
        i8::try_from(stamp.second).ok()?,
        0,
    )
    .ok()
}
