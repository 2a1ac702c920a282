### The security questions that anybody may choose from. A page loads them with the step that asks them.
### The number is the id on the wire: question-07 is `q07`. A number keeps its meaning for ever, for answers hang on it.

question-01 = In which town did you first meet your partner?
question-02 = In which town did your parents meet?
question-03 = In which town does the brother or sister nearest to you live?
question-04 = In which town was your father born?
question-05 = In which town did you have your first job?
question-06 = In which town was your mother born?
question-07 = In which town did you see the year 2000 begin?
question-08 = What was the family name of the teacher you liked best in your last years at school?
question-09 = Which university or training did you apply for and not go to?
question-10 = What was the place called where you had your wedding party?
question-11 = What is your father’s middle name?
question-12 = Which dish do you like best?
question-13 = What is the full name of your mother’s mother?
question-14 = What is your mother’s middle name?
question-15 = In which month and year was your eldest brother or sister born?
question-16 = What is the middle name of your eldest brother or sister?
question-17 = What is the full name of your father’s father?
question-18 = What is the middle name of your youngest brother or sister?
question-19 = Which school did you go to when you were eleven?
question-20 = What was the full name of your best friend when you were a child?
question-21 = What was the full name of your first love?
question-22 = What was the family name of the teacher you liked best at primary school?
question-23 = What was the make and model of your first car or motorcycle?
question-24 = What was your first school called?
question-25 = In which hospital were you born?
question-26 = In which street was the first home you remember?
question-27 = Who was your hero when you were a child?
question-28 = What was the name of the soft toy you loved most?
question-29 = What was the name of your first pet?
question-30 = What were you called for short as a child?
question-31 = Which sport did you like best at school?
question-32 = What was your first job?
question-33 = What were the last four digits of your telephone number when you were a child?
question-34 = What did you want to become when you were small?
question-35 = Who is the best-known person you have ever met?
