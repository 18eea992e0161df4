-- Where a lecture is held online: for the day of those who attend or give it.
CREATE OR REPLACE VIEW catalog.lecture_cards AS
  SELECT id, course_id, number, title, day, starts_at, ends_at, instructor_id, room_id, status, is_accepted, is_additional, attendance_taken,
    nullif(meeting_link, '') AS meeting_link
  FROM catalog.lectures;
