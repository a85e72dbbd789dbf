/** Words of nodes' forms, from the kinds: made by `python -m scripts.generate_node_words`; do not edit. */

export const nodes = {
  start: { summary: 'Where the script begins.', exits: { next: 'At once.' } },
  end: {
    summary: 'Where the script ends.',
    fields: {
      label: { label: 'Label', hint: "A name for this ending; of a called script the caller's exit." },
      value: { label: 'Value', hint: 'What a called script answers; the caller puts it into a variable.' },
    },
  },
  send_message: {
    summary: 'Says something to the visitor.',
    fields: {
      text: { label: 'Text', hint: 'What is said.' },
      markdown: { label: 'Markdown', hint: 'The text is Markdown; values that are put in are escaped for it.' },
    },
    exits: { next: 'When the message is on its way.' },
  },
  ask: {
    summary: 'Asks the visitor a question and waits for the answer.',
    fields: {
      text: { label: 'Question', hint: 'The question.' },
      answer: {
        label: 'Answer',
        hint: 'What the answer must be.',
        choices: { text: 'Text', number: 'Number', email: 'E-mail address', choice: 'Choice' },
      },
      choices: { label: 'Choices', hint: 'What can be chosen, for the answer `choice`.' },
      required: { label: 'An answer is required', hint: 'Whether an answer that does not fit is asked for again.' },
      timeout: { label: 'Timeout', hint: 'Seconds to wait for each answer; 0: for ever.' },
      tries: { label: 'Tries', hint: 'How often the question is put at most.' },
      again: { label: 'When it does not fit', hint: 'What is said when an answer does not fit; empty: the question.' },
      into: { label: 'Variable', hint: 'The script variable that takes the answer.' },
    },
    exits: {
      answered: 'The visitor answered; or, if no answer is required, wrote anything.',
      timeout: 'No answer came in time.',
      invalid: 'The last try did not fit either.',
    },
  },
  wait: {
    summary: 'Waits for a time.',
    fields: { seconds: { label: 'Seconds', hint: 'How many seconds.' } },
    exits: { done: 'When the time is over; at once if it is 0.' },
  },
  wait_for_message: {
    summary: 'Waits until the visitor writes.',
    fields: {
      timeout: { label: 'Timeout', hint: 'Seconds to wait; 0: for ever.' },
      into: { label: 'Variable', hint: 'The script variable that takes the text.' },
    },
    exits: { message: 'The visitor wrote.', timeout: 'The visitor did not write in time.' },
  },
  set_variable: {
    summary: 'Sets a variable of the script, `script.NAME`.',
    fields: {
      name: { label: 'Variable', hint: 'The name, without `script.`.' },
      value: { label: 'Value', hint: 'The value: text, number, yes/no, a list, a group or nothing.' },
    },
    exits: { next: 'When it is set.' },
  },
  set_global: {
    summary: 'Gives a global variable another value, for all chats and scripts.',
    fields: {
      name: { label: 'Global variable', hint: "The variable's name, without `global.`." },
      value: { label: 'Value', hint: "The value, of the variable's type." },
    },
    exits: { next: 'When it is set.' },
  },
  set_clipboard: {
    summary: "Puts a value on the chat's clipboard, where agents and later scripts find it.",
    fields: { name: { label: 'Entry', hint: 'The name of the entry.' }, value: { label: 'Value', hint: 'The value.' } },
    exits: { next: 'When it is set.' },
  },
  test: {
    summary: 'Asks a yes/no question about what is known, and goes one way or the other.',
    fields: { expression: { label: 'Expression', hint: 'For example `queue("General").waiting > 10`.' } },
    exits: { true: 'The expression says yes.', false: 'The expression says no, or nothing.' },
  },
  switch: {
    summary: 'Works an expression out and goes the way of the case that has its value.',
    fields: {
      expression: { label: 'Expression', hint: 'For example `visitor.language`.' },
      cases: {
        label: 'Cases',
        hint: 'The cases; each is an exit of the node.',
        fields: {
          exit: { label: 'Name', hint: 'The name of the case, and of its exit.' },
          values: { label: 'Values', hint: 'The values: texts, numbers, yes/no, or null for nothing.' },
        },
      },
    },
    exits: { otherwise: 'No case has the value.' },
  },
  on_date: {
    summary: 'Asks a calendar whether it is open at this moment.',
    fields: { calendar: { label: 'Calendar', hint: 'The calendar.' } },
    exits: { true: 'The calendar is open now.', false: 'The calendar is closed now.' },
  },
  set_class: {
    summary: 'Puts the chat into another call class, which decides its weight, its place in reports and what agents see.',
    fields: { value: { label: 'Call class', hint: 'The call class.' } },
    exits: { next: 'When it is set.' },
  },
  set_priority: {
    summary: "Sets the chat's priority for every queue from now on: 1 to 99, high goes first.",
    fields: { value: { label: 'Priority', hint: 'The priority, 1 to 99.' } },
    exits: { next: 'When it is set.' },
  },
  set_outcome: {
    summary: 'Notes what became of the chat: an outcome with its value, as an agent would after the talk.',
    fields: { outcome: { label: 'Outcome', hint: 'The outcome.' }, value: { label: 'Value', hint: 'Its value, if its type has one.' } },
    exits: { next: 'When it is set.' },
  },
  add_note: {
    summary: 'Writes a note into the chat that agents read and the visitor does not.',
    fields: { value: { label: 'Note', hint: 'The note.' } },
    exits: { next: 'When it is written.' },
  },
  clear_chat: {
    summary: 'Ends the chat, with a last message to the visitor.',
    fields: {
      reason: { label: 'Reason', hint: 'Why, in a few words; the visitor does not see it.' },
      message: { label: 'Message', hint: 'The last words to the visitor; empty: none.' },
    },
  },
  run_script: {
    summary: 'Calls another script, and goes on when that has ended.',
    fields: {
      script: { label: 'Script', hint: 'The script that is called.' },
      arguments: { label: 'Arguments', hint: "Values for the called script's properties; the others keep theirs." },
      into: { label: 'Variable', hint: 'The variable that takes the value of the end.' },
    },
    exits: { ended: 'The script ended without a label, or by one for which there is no exit here.' },
  },
  http_request: {
    summary: 'Asks a program outside by HTTP, and waits for its answer.',
    fields: {
      method: {
        label: 'Method',
        hint: 'The HTTP method.',
        choices: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
      },
      url: { label: 'Address', hint: 'The address; its host without placeholders.' },
      headers: { label: 'Headers', hint: 'Headers by name, for example a key.' },
      body_kind: {
        label: 'Body is',
        hint: 'How the body is understood, and how values are put into it.',
        choices: { json: 'JSON', form: 'Form', text: 'Text' },
      },
      body: { label: 'Body', hint: 'The body; empty: none.' },
      timeout: { label: 'Timeout', hint: 'Seconds to wait for the answer, 1 to 60.' },
      into: { label: 'Variable', hint: 'The variable that takes the answer.' },
    },
    exits: { succeeded: 'The answer came, with a status of 200 to 299.', timeout: 'No answer came in time.' },
  },
  database_query: {
    summary: 'Asks a database with a statement that the operator has stored, and waits for the answer.',
    fields: {
      source: { label: 'Data source', hint: 'The data source.' },
      statement: { label: 'Statement', hint: 'The name of the stored statement.' },
      arguments: { label: 'Arguments', hint: "Values for the statement's arguments, by name." },
      timeout: { label: 'Timeout', hint: 'Seconds to wait for the answer, 1 to 60.' },
      into: { label: 'Variable', hint: 'The variable that takes the rows.' },
    },
    exits: { succeeded: 'At least one row was found.', empty: 'No row was found.', timeout: 'No answer came in time.' },
  },
  bot: {
    summary: 'Lets a bot talk with the visitor until it hands the chat over, or has resolved the matter.',
    fields: {
      bot: { label: 'Bot', hint: 'The bot, as it is called among the hosts.' },
      message: { label: 'Message', hint: 'What the bot is told first; usually what the visitor wrote at the beginning.' },
      timeout: { label: 'Timeout', hint: 'Seconds that the visitor may be silent; 0: for ever.' },
      reply_timeout: { label: 'Reply timeout', hint: 'Seconds that the bot has for each answer, 1 to 60.' },
      into: { label: 'Variable', hint: "The variable that takes the bot's reason." },
    },
    exits: {
      handed_over: 'The bot gives the chat to somebody else, with a reason.',
      resolved: 'The bot has done what the visitor wanted.',
      timeout: 'The visitor was silent for too long.',
    },
  },
  split: {
    summary: 'Sends shares of the visitors different ways, for trying something out on some of them.',
    fields: {
      shares: {
        label: 'Shares',
        hint: 'The shares, 100 percent in all; each is an exit.',
        fields: {
          name: { label: 'Name', hint: 'The name of the share, and of its exit.' },
          percent: { label: 'Percent', hint: 'How many of a hundred visitors.' },
        },
      },
      salt: { label: 'Same division as', hint: 'Splits with the same word divide the visitors alike; empty: this node by itself.' },
    },
  },
  external_route: {
    summary: 'Lets an outside routing host choose where the chat goes, and waits until that has led to an answer.',
    fields: {
      host: { label: 'Host', hint: 'The outside host.' },
      reply_timeout: { label: 'Reply timeout', hint: "Seconds that the host has for each reply, at most 60; 0 or empty: the host's own." },
    },
    exits: {
      selected: "An agent has answered on the host's route. The script may still do things, but may not wait any more.",
      rejected: 'The host wants nothing to do with the chat.',
      timeout: 'The host did not reply in time.',
      failed: 'The host cannot be reached, does not exist, or its routes led to nobody.',
    },
  },
  log: {
    summary: "Writes a remark into the chat's trace; nobody else sees it.",
    fields: { text: { label: 'Text', hint: 'The remark.' } },
    exits: { next: 'At once.' },
  },
  leave_message: {
    summary: 'Lets the visitor leave a message for later: asks for what is missing, keeps it, and mails it if mail is set up.',
    fields: {
      fields: {
        label: 'Questions',
        hint: 'What is asked for, in this order.',
        fields: {
          name: { label: 'Name', hint: 'What staff see before the answer.' },
          question: { label: 'Question', hint: 'How the visitor is asked.' },
          answer: { label: 'Answer', hint: 'What the answer must be.', choices: { text: 'Text', email: 'E-mail address', number: 'Number' } },
          required: { label: 'Required', hint: 'Whether it is asked for again.' },
        },
      },
      timeout: { label: 'Timeout', hint: 'Seconds to wait for each answer; 0: for ever.' },
      mail_to: { label: 'Mail it to', hint: 'The e-mail address that gets it; empty: it is only kept.' },
      subject: { label: 'Subject', hint: "The subject of that mail; empty: the visitor's name." },
      thanks: { label: 'Thanks', hint: 'What is said in the end; empty: nothing.' },
      into: { label: 'Variable', hint: 'The variable that takes the answers, by field.' },
    },
    exits: { left: 'The message is kept.', timeout: 'An answer did not come in time.' },
  },
  find_agents: {
    summary: 'Looks who is signed in now, and puts the names into a variable.',
    fields: {
      groups: { label: 'Agent groups', hint: 'The agent groups; none: all of them.' },
      skills: {
        label: 'Skills',
        hint: 'Skills that they must have.',
        fields: {
          skill: { label: 'Skill', hint: 'The skill; a name that comes out empty asks for none.' },
          level: { label: 'Level', hint: 'The least level, 1 to 10; empty: 1.' },
        },
      },
      state: {
        label: 'State',
        hint: '`ready`: only who could take a chat now, with a slot free.',
        choices: { ready: 'Ready', signed_in: 'Signed in' },
      },
      into: { label: 'Variable', hint: 'The variable that takes who is found.' },
    },
    exits: { found: 'Somebody is there.', none: 'Nobody is there.' },
  },
  present_to_agent: {
    summary: 'Offers the chat to one agent and waits for the answer.',
    fields: {
      agent: { label: 'Agent', hint: "The agent's user name." },
      last_agent: { label: "The visitor's last agent", hint: "The visitor's last agent instead of a named one." },
      message: { label: 'Message', hint: 'What is said before the offer; empty: nothing.' },
      priority: { label: 'Priority', hint: '1 to 99, high goes first; empty: the chat keeps the one it has.' },
      answer_timeout: { label: 'Answer timeout', hint: 'Seconds that the agent has to answer; 0 or empty: the usual time.' },
    },
    exits: {
      answered: 'The agent has answered. The script may still do things, but may not wait any more.',
      timeout: 'The agent did not answer in time.',
      declined: 'The agent declined.',
      busy: 'The agent has no slot free.',
      not_ready: 'The agent is not ready, or not signed in.',
      unknown: 'There is no such agent, or nobody has talked with the visitor before.',
    },
  },
  hunt: {
    summary: 'Looks for an agent in agent groups, without a queue, and waits until one answers.',
    fields: {
      groups: { label: 'Agent groups', hint: 'The agent groups.' },
      skills: {
        label: 'Skills',
        hint: 'Skills that an agent must have, or that are preferred.',
        fields: {
          skill: { label: 'Skill', hint: 'The skill; a name that comes out empty asks for none.' },
          level: { label: 'Level', hint: 'The least level, 1 to 10; empty: 1.' },
          preferred: { label: 'Preferred', hint: 'Who has it goes first, but nobody must; of several the last named is given up first.' },
        },
      },
      timeout: { label: 'Timeout', hint: 'Seconds that the chat may wait; 0 or empty: for ever.' },
      answer_timeout: { label: 'Answer timeout', hint: 'Seconds that an agent has to answer; 0 or empty: the usual time.' },
      hunt_interval: { label: 'Hunt interval', hint: 'Seconds between offers to successive agents.' },
      maximum_matches: { label: 'Agents rung at once', hint: 'To how many agents the chat may ring at once.' },
      max_hunt_calls: { label: 'Most chats waiting', hint: 'How many chats of the point may wait at a time; 0: no limit.' },
    },
    exits: {
      answered: 'An agent has answered. The script may still do things, but may not wait any more.',
      timeout: 'Nobody answered in time.',
      no_agents: 'Nobody of the groups who has the skills is signed in.',
      limit: 'As many chats of the point wait as max hunt calls allows.',
    },
  },
  enqueue: {
    summary: 'Sends the chat to a queue and waits until an agent answers.',
    fields: {
      queue: { label: 'Queue', hint: 'The queue.' },
      also: { label: 'More queues', hint: 'More queues in which the chat waits at the same time.' },
      priority: { label: 'Priority', hint: '1 to 99, high goes first; empty: the chat keeps the one it has.' },
      skills: {
        label: 'Skills',
        hint: 'Skills that an agent must have, or that are preferred.',
        fields: {
          skill: { label: 'Skill', hint: 'The skill; a name that comes out empty asks for none.' },
          level: { label: 'Level', hint: 'The least level, 1 to 10; empty: 1.' },
          preferred: { label: 'Preferred', hint: 'Who has it goes first, but nobody must; of several the last named is given up first.' },
        },
      },
      preferred_agent: { label: 'Preferred agent', hint: 'Who gets the chat before any other, if able; empty: nobody in particular.' },
      prefer_last_agent: { label: "Prefer the visitor's last agent", hint: "The visitor's last agent is preferred, if there is one." },
      relax: {
        label: 'Ask for less while waiting',
        hint: 'When the chat asks for less of a skill; at most 20 steps.',
        fields: {
          after: { label: 'After seconds', hint: 'Seconds of waiting after which the step is taken; empty: it is not taken.' },
          skill: { label: 'Skill', hint: 'The skill of which less is asked.' },
          level: { label: 'Level', hint: 'The level to go down to; 0 or empty: the skill is dropped.' },
          preferred: { label: 'Preferred', hint: 'The skill is not dropped, but only preferred from then on.' },
        },
      },
      messages: { label: 'Messages while waiting', hint: 'What is said while the chat waits, one by one.' },
      message_interval: { label: 'Seconds between messages', hint: 'Seconds from one message to the next, 5 at least.' },
      timeout: { label: 'Timeout', hint: 'Seconds that the chat may wait; 0 or empty: for ever.' },
      answer_timeout: { label: 'Answer timeout', hint: "Seconds that an agent has to answer; 0 or empty: the queue's own." },
      hunt_interval: { label: 'Hunt interval', hint: 'Seconds between offers to successive agents.' },
      maximum_matches: { label: 'Agents rung at once', hint: 'To how many agents the chat may ring at once.' },
      max_hunt_calls: { label: 'Most chats waiting', hint: 'How many chats of the point may wait at a time; 0: no limit.' },
    },
    exits: {
      answered: 'An agent has answered. The script may still do things, but may not wait any more.',
      timeout: 'Nobody answered in time.',
      full: 'All the queues are full, or as many chats of the point wait as max hunt calls allows.',
      no_agents: 'Nobody who serves one of the queues is signed in.',
    },
  },
  queue_status: {
    summary: 'Looks at a queue as it stands now, and puts the figures into a variable.',
    fields: { queue: { label: 'Queue', hint: 'The queue.' }, into: { label: 'Variable', hint: 'The variable that takes the figures.' } },
    exits: { next: 'At once.' },
  },
  require_skill: {
    summary: 'Asks for a skill from now on: every `enqueue` and `hunt` that follows wants it, besides the skills of its own.',
    fields: {
      skill: { label: 'Skill', hint: 'The skill; a name that comes out empty asks for none.' },
      level: { label: 'Level', hint: 'The least level, 1 to 10; empty: 1.' },
    },
    exits: { next: 'At once.' },
  },
  relax_skill: {
    summary: 'Asks for less of a skill from now on, or for none of it.',
    fields: {
      skill: { label: 'Skill', hint: 'The skill; empty: nothing is relaxed.' },
      level: { label: 'Level', hint: 'The level to go down to; 0 or empty: the skill is not asked for.' },
    },
    exits: { next: 'At once.' },
  },
  leave_queue: { summary: "Gives up the chat's place in line: the next queue counts from its arrival there.", exits: { next: 'At once.' } },
}
